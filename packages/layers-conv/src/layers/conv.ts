import { expected, type Fields, oneOf, type PartialShape, positiveInteger, sizes } from '@oneiros/core';
import {
  baseFields,
  type ConstraintLike,
  constraint,
  GlorotUniform,
  type InitializerLike,
  initializer,
  Layer,
  type RegularizerLike,
  regularizer,
  type Weight,
} from '@oneiros/layers-core';
import { conv, type Tensor } from '@oneiros/tensor';
import { type ConvBaseOptions, convFields } from '../internal/conv-fields.ts';
import { padZeros } from '../internal/pad-zeros.ts';
import { addBias, channelAxis, checkStrides, type Padding, type PerAxis } from '../internal/window-fields.ts';

export interface ConvOptions extends ConvBaseOptions {
  /** 'same' keeps the size where strides are 1. Default 'valid'. */
  readonly padding?: Padding;
  /** Groups of channels that are convolved on their own. Default 1. */
  readonly groups?: number;
  /** Makes the kernel `[…kernelSize, channels / groups, filters]`. Default Glorot uniform. */
  readonly kernelInitializer?: InitializerLike;
  /** Penalty on the kernel. */
  readonly kernelRegularizer?: RegularizerLike | null;
  /** Projection of the kernel after each update. */
  readonly kernelConstraint?: ConstraintLike | null;
}
export interface Conv1DOptions extends Omit<ConvOptions, 'padding'> {
  /** 'same' keeps the length where strides are 1; 'causal' too, and no step sees later ones. Default 'valid'. */
  readonly padding?: Padding | 'causal';
}
interface ConvConfig extends Conv1DOptions {
  readonly filters: number;
  readonly kernelSize: PerAxis;
}

/** What convolutions have in common. */
abstract class Conv extends Layer<ConvConfig> {
  readonly rank: number;
  kernel!: Weight;
  bias: Weight | null = null;

  constructor(rank: number, given: ConvConfig) {
    super(given);
    this.rank = rank;
    this.inputSpec = { rank: rank + 2 };
    const { strides, dilationRate, filters, groups } = this.config;
    checkStrides(`Layer '${this.name}'`, strides as readonly number[], dilationRate as readonly number[]);
    if (filters % groups !== 0)
      throw expected(
        `Layer '${this.name}': filters`,
        `a multiple of groups=${groups}`,
        `filters=${filters}`,
        'Each group has the same number of filters.',
      );
  }

  override build(inputShape: PartialShape): void {
    const { config } = this;
    const axis = channelAxis(config.dataFormat);
    const channels = inputShape.at(axis) as number;
    if (channels % config.groups !== 0) {
      throw expected(
        `Layer '${this.name}'`,
        `channels that groups=${config.groups} divides`,
        `input of shape [${inputShape.map((n) => n ?? 'null')}]`,
        `Channels are axis ${axis} with dataFormat '${config.dataFormat}'.`,
      );
    }
    const shape = [...(config.kernelSize as readonly number[]), channels / config.groups, config.filters];
    this.kernel = this.addWeight('kernel', shape, {
      initializer: config.kernelInitializer,
      regularizer: config.kernelRegularizer,
      constraint: config.kernelConstraint,
    });
    if (config.useBias)
      this.bias = this.addWeight('bias', [config.filters], {
        initializer: config.biasInitializer,
        regularizer: config.biasRegularizer,
        constraint: config.biasConstraint,
      });
    this.inputSpec = { rank: this.rank + 2, axes: { [axis]: channels } };
  }

  override call(x: Tensor): Tensor {
    const { strides, padding, dataFormat, dilationRate, activation } = this.config;
    const product = conv(this.padded(x), this.kernel.value, {
      strides,
      padding: padding === 'causal' ? 'valid' : padding,
      dataFormat,
      dilationRate,
    });
    const y = this.bias ? addBias(product, this.bias.value, dataFormat) : product;
    return activation ? activation(y) : y;
  }
  /** The input with what causal padding puts before it. */
  protected padded(x: Tensor): Tensor {
    return x;
  }
}

/**
 * Convolution of sequences: `[batch, steps, channels]` → `[batch, new steps, filters]`.
 *
 * ```ts
 * new Conv1D(64, 5, { padding: 'causal', activation: 'relu' }).apply(Input([100, 16])); // shape [null, 100, 64]
 * ```
 */
export class Conv1D extends Conv {
  static override readonly className: string = 'keras.layers.Conv1D';
  static override readonly aliases: readonly string[] = ['Convolution1D'];
  static override readonly fields: Fields<ConvConfig> = /* #__PURE__ */ fieldsOf(1);

  constructor(filters: number, kernelSize: PerAxis, options: Conv1DOptions = {}) {
    super(1, { filters, kernelSize, ...options });
  }

  /** As many zeros before the first step as the kernel reaches back. */
  protected override padded(x: Tensor): Tensor {
    const { padding, kernelSize, dilationRate, dataFormat } = this.config;
    if (padding !== 'causal') return x;
    const [size] = kernelSize as readonly number[];
    const [dilation] = dilationRate as readonly number[];
    const steps = [dilation! * (size! - 1), 0] as const;
    const none = [0, 0] as const;
    return padZeros(x, dataFormat === 'channels_last' ? [none, steps, none] : [none, none, steps]);
  }
}

/**
 * Convolution of images: `[batch, height, width, channels]` → `[batch, new height, new width, filters]`.
 *
 * ```ts
 * new Conv2D(32, 3, { activation: 'relu' }).apply(Input([28, 28, 1])); // shape [null, 26, 26, 32]
 * ```
 */
export class Conv2D extends Conv {
  static override readonly className: string = 'keras.layers.Conv2D';
  static override readonly aliases: readonly string[] = ['Convolution2D'];
  static override readonly fields: Fields<ConvConfig> = /* #__PURE__ */ fieldsOf(2);

  constructor(filters: number, kernelSize: PerAxis, options: ConvOptions = {}) {
    super(2, { filters, kernelSize, ...options });
  }
}

/**
 * Convolution of volumes: `[batch, depth, height, width, channels]` → `[batch, …new sizes, filters]`.
 *
 * ```ts
 * new Conv3D(8, 3).apply(Input([16, 16, 16, 1])); // shape [null, 14, 14, 14, 8]
 * ```
 */
export class Conv3D extends Conv {
  static override readonly className: string = 'keras.layers.Conv3D';
  static override readonly aliases: readonly string[] = ['Convolution3D'];
  static override readonly fields: Fields<ConvConfig> = /* #__PURE__ */ fieldsOf(3);

  constructor(filters: number, kernelSize: PerAxis, options: ConvOptions = {}) {
    super(3, { filters, kernelSize, ...options });
  }
}

export { Conv1D as Convolution1D, Conv2D as Convolution2D, Conv3D as Convolution3D };

/** The table, in the order of Keras's config. */
function fieldsOf(rank: number): Fields<ConvConfig> {
  const shared = convFields(rank);
  return {
    ...baseFields,
    filters: positiveInteger(),
    kernelSize: sizes(rank),
    strides: shared.strides,
    padding: oneOf<Padding | 'causal'>(rank === 1 ? ['valid', 'same', 'causal'] : ['valid', 'same'], 'valid'),
    dataFormat: shared.dataFormat,
    dilationRate: shared.dilationRate,
    groups: positiveInteger(1),
    activation: shared.activation,
    useBias: shared.useBias,
    kernelInitializer: initializer(() => new GlorotUniform()),
    biasInitializer: shared.biasInitializer,
    kernelRegularizer: regularizer(),
    biasRegularizer: shared.biasRegularizer,
    activityRegularizer: shared.activityRegularizer,
    kernelConstraint: constraint(),
    biasConstraint: shared.biasConstraint,
  };
}

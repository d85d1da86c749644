import { type Fields, type PartialShape, positiveInteger, sizes } from '@oneiros/core';
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
import { separableConv, type Tensor } from '@oneiros/tensor';
import { type ConvBaseOptions, convFields } from '../internal/conv-fields.ts';
import { addBias, channelAxis, type Padding, type PerAxis, padding } from '../internal/window-fields.ts';

export interface SeparableConvOptions extends ConvBaseOptions {
  /** 'same' keeps the size where strides are 1. Default 'valid'. */
  readonly padding?: Padding;
  /** Filters for each channel in the first step. Default 1. */
  readonly depthMultiplier?: number;
  /** Makes the depthwise kernel `[…kernelSize, channels, depthMultiplier]`. Default Glorot uniform. */
  readonly depthwiseInitializer?: InitializerLike;
  /** Makes the pointwise kernel `[1, …, channels · depthMultiplier, filters]`. Default Glorot uniform. */
  readonly pointwiseInitializer?: InitializerLike;
  /** Penalty on the depthwise kernel. */
  readonly depthwiseRegularizer?: RegularizerLike | null;
  /** Penalty on the pointwise kernel. */
  readonly pointwiseRegularizer?: RegularizerLike | null;
  /** Projection of the depthwise kernel after each update. */
  readonly depthwiseConstraint?: ConstraintLike | null;
  /** Projection of the pointwise kernel after each update. */
  readonly pointwiseConstraint?: ConstraintLike | null;
}
interface SeparableConvConfig extends SeparableConvOptions {
  readonly filters: number;
  readonly kernelSize: PerAxis;
}

/** What separable convolutions have in common. */
abstract class SeparableConv extends Layer<SeparableConvConfig> {
  readonly rank: number;
  depthwiseKernel!: Weight;
  pointwiseKernel!: Weight;
  bias: Weight | null = null;

  constructor(rank: number, given: SeparableConvConfig) {
    super(given);
    this.rank = rank;
    this.inputSpec = { rank: rank + 2 };
  }

  override build(inputShape: PartialShape): void {
    const { config } = this;
    const axis = channelAxis(config.dataFormat);
    const channels = inputShape.at(axis) as number;
    const size = config.kernelSize as readonly number[];
    this.depthwiseKernel = this.addWeight('depthwise_kernel', [...size, channels, config.depthMultiplier], {
      initializer: config.depthwiseInitializer,
      regularizer: config.depthwiseRegularizer,
      constraint: config.depthwiseConstraint,
    });
    this.pointwiseKernel = this.addWeight(
      'pointwise_kernel',
      [...size.map(() => 1), channels * config.depthMultiplier, config.filters],
      {
        initializer: config.pointwiseInitializer,
        regularizer: config.pointwiseRegularizer,
        constraint: config.pointwiseConstraint,
      },
    );
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
    const product = separableConv(x, this.depthwiseKernel.value, this.pointwiseKernel.value, {
      strides,
      padding,
      dataFormat,
      dilationRate,
    });
    const y = this.bias ? addBias(product, this.bias.value, dataFormat) : product;
    return activation ? activation(y) : y;
  }
}

/**
 * Convolution of each channel of a sequence by itself, then across channels: `[batch, steps, channels]` → `[batch, new steps, filters]`.
 *
 * ```ts
 * new SeparableConv1D(32, 5).apply(Input([100, 16])); // shape [null, 96, 32]
 * ```
 */
export class SeparableConv1D extends SeparableConv {
  static override readonly className: string = 'keras.layers.SeparableConv1D';
  static override readonly aliases: readonly string[] = ['SeparableConvolution1D'];
  static override readonly fields: Fields<SeparableConvConfig> = /* #__PURE__ */ fieldsOf(1);

  constructor(filters: number, kernelSize: PerAxis, options: SeparableConvOptions = {}) {
    super(1, { filters, kernelSize, ...options });
  }
}

/**
 * Convolution of each channel of an image by itself, then across channels (Chollet, 2017):
 * `[batch, height, width, channels]` → `[batch, new height, new width, filters]`.
 *
 * ```ts
 * new SeparableConv2D(32, 3, { padding: 'same' }).apply(Input([28, 28, 16])); // shape [null, 28, 28, 32]
 * ```
 */
export class SeparableConv2D extends SeparableConv {
  static override readonly className: string = 'keras.layers.SeparableConv2D';
  static override readonly aliases: readonly string[] = ['SeparableConvolution2D'];
  static override readonly fields: Fields<SeparableConvConfig> = /* #__PURE__ */ fieldsOf(2);

  constructor(filters: number, kernelSize: PerAxis, options: SeparableConvOptions = {}) {
    super(2, { filters, kernelSize, ...options });
  }
}

export { SeparableConv1D as SeparableConvolution1D, SeparableConv2D as SeparableConvolution2D };

/** The table, in the order of Keras's config. */
function fieldsOf(rank: number): Fields<SeparableConvConfig> {
  const shared = convFields(rank);
  return {
    ...baseFields,
    depthMultiplier: positiveInteger(1),
    filters: positiveInteger(),
    kernelSize: sizes(rank),
    strides: shared.strides,
    padding: padding(),
    dataFormat: shared.dataFormat,
    dilationRate: shared.dilationRate,
    activation: shared.activation,
    useBias: shared.useBias,
    depthwiseInitializer: initializer(() => new GlorotUniform()),
    pointwiseInitializer: initializer(() => new GlorotUniform()),
    biasInitializer: shared.biasInitializer,
    depthwiseRegularizer: regularizer(),
    pointwiseRegularizer: regularizer(),
    biasRegularizer: shared.biasRegularizer,
    activityRegularizer: shared.activityRegularizer,
    depthwiseConstraint: constraint(),
    pointwiseConstraint: constraint(),
    biasConstraint: shared.biasConstraint,
  };
}

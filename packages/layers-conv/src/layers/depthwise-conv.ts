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
import { depthwiseConv, type Tensor } from '@oneiros/tensor';
import { type ConvBaseOptions, convFields } from '../internal/conv-fields.ts';
import { addBias, channelAxis, checkStrides, type Padding, type PerAxis, padding } from '../internal/window-fields.ts';

export interface DepthwiseConvOptions extends ConvBaseOptions {
  /** 'same' keeps the size where strides are 1. Default 'valid'. */
  readonly padding?: Padding;
  /** Filters for each channel. Default 1. */
  readonly depthMultiplier?: number;
  /** Makes the kernel `[…kernelSize, channels, depthMultiplier]`. Default Glorot uniform. */
  readonly depthwiseInitializer?: InitializerLike;
  /** Penalty on the kernel. */
  readonly depthwiseRegularizer?: RegularizerLike | null;
  /** Projection of the kernel after each update. */
  readonly depthwiseConstraint?: ConstraintLike | null;
}
interface DepthwiseConvConfig extends DepthwiseConvOptions {
  readonly kernelSize: PerAxis;
}

/** What convolutions of single channels have in common. */
abstract class DepthwiseConv extends Layer<DepthwiseConvConfig> {
  readonly rank: number;
  kernel!: Weight;
  bias: Weight | null = null;

  constructor(rank: number, given: DepthwiseConvConfig) {
    super(given);
    this.rank = rank;
    this.inputSpec = { rank: rank + 2 };
    const { strides, dilationRate } = this.config;
    checkStrides(`Layer '${this.name}'`, strides as readonly number[], dilationRate as readonly number[]);
  }

  override build(inputShape: PartialShape): void {
    const { config } = this;
    const axis = channelAxis(config.dataFormat);
    const channels = inputShape.at(axis) as number;
    const shape = [...(config.kernelSize as readonly number[]), channels, config.depthMultiplier];
    this.kernel = this.addWeight('kernel', shape, {
      initializer: config.depthwiseInitializer,
      regularizer: config.depthwiseRegularizer,
      constraint: config.depthwiseConstraint,
    });
    if (config.useBias) {
      this.bias = this.addWeight('bias', [config.depthMultiplier * channels], {
        initializer: config.biasInitializer,
        regularizer: config.biasRegularizer,
        constraint: config.biasConstraint,
      });
    }
    this.inputSpec = { rank: this.rank + 2, axes: { [axis]: channels } };
  }

  override call(x: Tensor): Tensor {
    const { strides, padding, dataFormat, dilationRate, activation } = this.config;
    const product = depthwiseConv(x, this.kernel.value, { strides, padding, dataFormat, dilationRate });
    const y = this.bias ? addBias(product, this.bias.value, dataFormat) : product;
    return activation ? activation(y) : y;
  }
}

/**
 * Convolution of each channel of a sequence by itself: `[batch, steps, channels]` → `[batch, new steps, channels · depthMultiplier]`.
 *
 * ```ts
 * new DepthwiseConv1D(3, { padding: 'same' }).apply(Input([100, 16])); // shape [null, 100, 16]
 * ```
 */
export class DepthwiseConv1D extends DepthwiseConv {
  static override readonly className: string = 'keras.layers.DepthwiseConv1D';
  static override readonly fields: Fields<DepthwiseConvConfig> = /* #__PURE__ */ fieldsOf(1);

  constructor(kernelSize: PerAxis, options: DepthwiseConvOptions = {}) {
    super(1, { kernelSize, ...options });
  }
}

/**
 * Convolution of each channel of an image by itself: `[batch, height, width, channels]` → `[batch, new height, new width, channels · depthMultiplier]`.
 *
 * ```ts
 * new DepthwiseConv2D(3, { depthMultiplier: 2 }).apply(Input([28, 28, 8])); // shape [null, 26, 26, 16]
 * ```
 */
export class DepthwiseConv2D extends DepthwiseConv {
  static override readonly className: string = 'keras.layers.DepthwiseConv2D';
  static override readonly fields: Fields<DepthwiseConvConfig> = /* #__PURE__ */ fieldsOf(2);

  constructor(kernelSize: PerAxis, options: DepthwiseConvOptions = {}) {
    super(2, { kernelSize, ...options });
  }
}

/** The table, in the order of Keras's config. */
function fieldsOf(rank: number): Fields<DepthwiseConvConfig> {
  const shared = convFields(rank);
  return {
    ...baseFields,
    depthMultiplier: positiveInteger(1),
    kernelSize: sizes(rank),
    strides: shared.strides,
    padding: padding(),
    dataFormat: shared.dataFormat,
    dilationRate: shared.dilationRate,
    activation: shared.activation,
    useBias: shared.useBias,
    depthwiseInitializer: initializer(() => new GlorotUniform()),
    biasInitializer: shared.biasInitializer,
    depthwiseRegularizer: regularizer(),
    biasRegularizer: shared.biasRegularizer,
    activityRegularizer: shared.activityRegularizer,
    depthwiseConstraint: constraint(),
    biasConstraint: shared.biasConstraint,
  };
}

import {
  custom,
  expected,
  type Fields,
  nullable,
  type PartialShape,
  positiveInteger,
  show,
  sizes,
} from '@oneiros/core';
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
import { convTranspose, type Tensor } from '@oneiros/tensor';
import { type ConvBaseOptions, convFields } from '../internal/conv-fields.ts';
import { addBias, channelAxis, checkStrides, type Padding, type PerAxis, padding } from '../internal/window-fields.ts';

export interface ConvTransposeOptions extends ConvBaseOptions {
  /** 'same' gives sizes times strides. Default 'valid'. */
  readonly padding?: Padding;
  /** Added to the size at the end of each spatial axis; less than the strides. Default null: worked out from padding and strides. */
  readonly outputPadding?: PerAxis | null;
  /** Makes the kernel `[…kernelSize, filters, channels]`. Default Glorot uniform. */
  readonly kernelInitializer?: InitializerLike;
  /** Penalty on the kernel. */
  readonly kernelRegularizer?: RegularizerLike | null;
  /** Projection of the kernel after each update. */
  readonly kernelConstraint?: ConstraintLike | null;
}
interface ConvTransposeConfig extends ConvTransposeOptions {
  readonly filters: number;
  readonly kernelSize: PerAxis;
}

/** What transposed convolutions have in common. */
abstract class ConvTranspose extends Layer<ConvTransposeConfig> {
  readonly rank: number;
  kernel!: Weight;
  bias: Weight | null = null;

  constructor(rank: number, given: ConvTransposeConfig) {
    super(given);
    this.rank = rank;
    this.inputSpec = { rank: rank + 2 };
    const { outputPadding } = this.config;
    const [strides, dilation] = [this.config.strides, this.config.dilationRate] as readonly (readonly number[])[];
    checkStrides(`Layer '${this.name}'`, strides!, dilation!);
    if (outputPadding && (outputPadding as readonly number[]).some((n, i) => n >= strides![i]!)) {
      throw expected(
        `Layer '${this.name}': outputPadding`,
        `less than the strides [${strides}]`,
        `outputPadding=[${outputPadding}]`,
        'Leave it out for the usual size.',
      );
    }
  }

  override build(inputShape: PartialShape): void {
    const { config } = this;
    const axis = channelAxis(config.dataFormat);
    const channels = inputShape.at(axis) as number;
    const shape = [...(config.kernelSize as readonly number[]), config.filters, channels];
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
    const { strides, padding, outputPadding, dataFormat, dilationRate, activation } = this.config;
    const product = convTranspose(x, this.kernel.value, { strides, padding, outputPadding, dataFormat, dilationRate });
    const y = this.bias ? addBias(product, this.bias.value, dataFormat) : product;
    return activation ? activation(y) : y;
  }
}

/**
 * Transposed convolution of sequences: `[batch, steps, channels]` → `[batch, more steps, filters]`.
 *
 * ```ts
 * new Conv1DTranspose(16, 4, { strides: 2, padding: 'same' }).apply(Input([50, 32])); // shape [null, 100, 16]
 * ```
 */
export class Conv1DTranspose extends ConvTranspose {
  static override readonly className: string = 'keras.layers.Conv1DTranspose';
  static override readonly aliases: readonly string[] = ['Convolution1DTranspose'];
  static override readonly fields: Fields<ConvTransposeConfig> = /* #__PURE__ */ fieldsOf(1);

  constructor(filters: number, kernelSize: PerAxis, options: ConvTransposeOptions = {}) {
    super(1, { filters, kernelSize, ...options });
  }
}

/**
 * Transposed convolution of images: `[batch, height, width, channels]` → `[batch, new height, new width, filters]`.
 *
 * ```ts
 * new Conv2DTranspose(16, 3, { strides: 2, padding: 'same' }).apply(Input([14, 14, 32])); // shape [null, 28, 28, 16]
 * ```
 */
export class Conv2DTranspose extends ConvTranspose {
  static override readonly className: string = 'keras.layers.Conv2DTranspose';
  static override readonly aliases: readonly string[] = ['Convolution2DTranspose'];
  static override readonly fields: Fields<ConvTransposeConfig> = /* #__PURE__ */ fieldsOf(2);

  constructor(filters: number, kernelSize: PerAxis, options: ConvTransposeOptions = {}) {
    super(2, { filters, kernelSize, ...options });
  }
}

/**
 * Transposed convolution of volumes: `[batch, depth, height, width, channels]` → `[batch, …new sizes, filters]`.
 *
 * ```ts
 * new Conv3DTranspose(8, 2, { strides: 2 }).apply(Input([4, 4, 4, 16])); // shape [null, 8, 8, 8, 8]
 * ```
 */
export class Conv3DTranspose extends ConvTranspose {
  static override readonly className: string = 'keras.layers.Conv3DTranspose';
  static override readonly aliases: readonly string[] = ['Convolution3DTranspose'];
  static override readonly fields: Fields<ConvTransposeConfig> = /* #__PURE__ */ fieldsOf(3);

  constructor(filters: number, kernelSize: PerAxis, options: ConvTransposeOptions = {}) {
    super(3, { filters, kernelSize, ...options });
  }
}

export {
  Conv1DTranspose as Convolution1DTranspose,
  Conv2DTranspose as Convolution2DTranspose,
  Conv3DTranspose as Convolution3DTranspose,
};

/** The table, in the order of Keras's config. */
function fieldsOf(rank: number): Fields<ConvTransposeConfig> {
  const shared = convFields(rank);
  return {
    ...baseFields,
    filters: positiveInteger(),
    kernelSize: sizes(rank),
    strides: shared.strides,
    padding: padding(),
    outputPadding: nullable(custom<PerAxis>((value, where) => parseOutputPadding(rank, value, where))),
    dataFormat: shared.dataFormat,
    dilationRate: shared.dilationRate,
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
function parseOutputPadding(rank: number, value: unknown, where: string): PerAxis {
  const given = Array.isArray(value) ? (value as readonly unknown[]) : new Array<unknown>(rank).fill(value);
  if (given.length === rank && given.every((n) => Number.isInteger(n) && (n as number) >= 0))
    return given as readonly number[];
  throw expected(where, `an integer of at least 0, or an array of ${rank}`, show(value));
}

import { boolean, type Fields, type PartialShape, positiveInteger } from '@oneiros/core';
import { add, dotGeneral, type Tensor } from '@oneiros/tensor';
import { type ActivationLike, activation } from '../activations/activation.ts';
import { type ConstraintLike, constraint } from '../constraints/constraint.ts';
import { GlorotUniform } from '../initializers/glorot-uniform.ts';
import { type InitializerLike, initializer } from '../initializers/initializer.ts';
import { Zeros } from '../initializers/zeros.ts';
import { never } from '../internal/never.ts';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';
import { type RegularizerLike, regularizer } from '../regularizers/regularizer.ts';
import type { Weight } from '../weight.ts';

export interface DenseOptions extends LayerOptions {
  /** Applied to the output; `null`, the default, is the identity. */
  readonly activation?: ActivationLike | null;
  /** Whether to add a bias vector. Default true. */
  readonly useBias?: boolean;
  /** Makes the kernel `[inputs, units]`. Default Glorot uniform. */
  readonly kernelInitializer?: InitializerLike;
  /** Makes the bias `[units]`. Default zeros. */
  readonly biasInitializer?: InitializerLike;
  /** Penalty on the kernel. */
  readonly kernelRegularizer?: RegularizerLike | null;
  /** Penalty on the bias. */
  readonly biasRegularizer?: RegularizerLike | null;
  /** Projection of the kernel after each update. */
  readonly kernelConstraint?: ConstraintLike | null;
  /** Projection of the bias after each update. */
  readonly biasConstraint?: ConstraintLike | null;
}
interface DenseConfig extends DenseOptions {
  readonly units: number;
  readonly quantizationConfig?: null;
}

/**
 * Densely connected layer: `activation(x · kernel + bias)` over the last axis, `[…, inputs]` → `[…, units]`.
 *
 * ```ts
 * const y = new Dense(10, { activation: 'softmax' }).apply(x);
 * ```
 */
export class Dense extends Layer<DenseConfig> {
  static override readonly className: string = 'keras.layers.Dense';
  static override readonly fields: Fields<DenseConfig> = {
    ...layerFields,
    units: positiveInteger(),
    activation: activation(),
    useBias: boolean(true),
    kernelInitializer: initializer(() => new GlorotUniform()),
    biasInitializer: initializer(() => new Zeros()),
    kernelRegularizer: regularizer(),
    biasRegularizer: regularizer(),
    kernelConstraint: constraint(),
    biasConstraint: constraint(),
    quantizationConfig: never(null, 'Quantized layers cannot be read: save the model before quantizing it.'),
  };
  kernel!: Weight;
  bias: Weight | null = null;

  constructor(units: number, options: DenseOptions = {}) {
    super({ units, ...options });
    this.inputSpec = { minRank: 2 };
    this.supportsMasking = true;
  }

  override build(inputShape: PartialShape): void {
    const {
      units,
      useBias,
      kernelInitializer,
      biasInitializer,
      kernelRegularizer,
      biasRegularizer,
      kernelConstraint,
      biasConstraint,
    } = this.config;
    const inputs = inputShape.at(-1) as number;
    this.kernel = this.addWeight('kernel', [inputs, units], {
      initializer: kernelInitializer,
      regularizer: kernelRegularizer,
      constraint: kernelConstraint,
    });
    if (useBias)
      this.bias = this.addWeight('bias', [units], {
        initializer: biasInitializer,
        regularizer: biasRegularizer,
        constraint: biasConstraint,
      });
    this.inputSpec = { minRank: 2, axes: { [-1]: inputs } };
  }

  override call(x: Tensor): Tensor {
    const { activation: activate } = this.config;
    const product = dotGeneral(x, this.kernel.value, { contracting: [[x.rank - 1], [0]] });
    const y = this.bias ? add(product, this.bias.value) : product;
    return activate ? activate(y) : y;
  }
}

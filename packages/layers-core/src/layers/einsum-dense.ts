import { custom, expected, type Fields, nullable, type PartialShape, show, text } from '@oneiros/core';
import { add, einsum, type Tensor } from '@oneiros/tensor';
import { type ActivationLike, activation } from '../activations/activation.ts';
import { type ConstraintLike, constraint } from '../constraints/constraint.ts';
import { copyOf } from '../copy-of.ts';
import { GlorotUniform } from '../initializers/glorot-uniform.ts';
import { type InitializerLike, initializer } from '../initializers/initializer.ts';
import { ScaledInitializer } from '../initializers/internal/scaled-initializer.ts';
import { VarianceScaling } from '../initializers/variance-scaling.ts';
import { Zeros } from '../initializers/zeros.ts';
import { type EinsumShapes, einsumShapes } from '../internal/einsum-shapes.ts';
import { never } from '../internal/never.ts';
import { baseFields, Layer, type LayerOptions } from '../layer.ts';
import { type RegularizerLike, regularizer } from '../regularizers/regularizer.ts';
import type { Weight } from '../weight.ts';

export interface EinsumDenseOptions extends LayerOptions {
  /** Applied to the output; `null`, the default, is the identity. */
  readonly activation?: ActivationLike | null;
  /** Letters of the output along which there is a bias. Default none. */
  readonly biasAxes?: string | null;
  /** Makes the kernel. Default Glorot uniform. */
  readonly kernelInitializer?: InitializerLike;
  /** Makes the bias. Default zeros. */
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
interface EinsumDenseConfig extends EinsumDenseOptions {
  readonly equation: string;
  readonly outputShape: number | PartialShape;
  readonly quantizationConfig?: null;
}

/**
 * Densely connected layer of any rank: `activation(einsum(equation, x, kernel) + bias)`. The kernel's shape follows from
 * the letters of the equation, the shape of the input and the expected shape of the output.
 *
 * ```ts
 * const perHead = new EinsumDense('abc,cde->abde', [null, 8, 64], { biasAxes: 'de' });
 * perHead.apply(Input([10, 512])); // shape [null, 10, 8, 64]
 * ```
 */
export class EinsumDense extends Layer<EinsumDenseConfig> {
  static override readonly className: string = 'keras.layers.EinsumDense';
  static override readonly fields: Fields<EinsumDenseConfig> = {
    ...baseFields,
    equation: text(),
    outputShape: custom<number | PartialShape>(parseShape),
    activation: activation(),
    biasAxes: nullable(text()),
    kernelInitializer: initializer(() => new GlorotUniform()),
    biasInitializer: initializer(() => new Zeros()),
    kernelRegularizer: regularizer(),
    biasRegularizer: regularizer(),
    activityRegularizer: regularizer(),
    kernelConstraint: constraint(),
    biasConstraint: constraint(),
    quantizationConfig: never(null, 'Quantized layers cannot be read: save the model before quantizing it.'),
  };
  kernel!: Weight;
  bias: Weight | null = null;
  #shapes!: EinsumShapes;

  /** @param outputShape without the batch and what an ellipsis stands for; null where the input gives the size */
  constructor(equation: string, outputShape: number | PartialShape, options: EinsumDenseOptions = {}) {
    super({ equation, outputShape, ...options });
  }

  override build(inputShape: PartialShape): void {
    const { equation, outputShape, biasAxes, kernelInitializer, ...config } = this.config;
    const shapes = einsumShapes(`Layer '${this.name}'`, equation, biasAxes, inputShape, outputShape as PartialShape);
    this.#shapes = shapes;
    this.kernel = this.addWeight('kernel', shapes.kernel as readonly number[], {
      initializer: withAxes(kernelInitializer, shapes),
      regularizer: config.kernelRegularizer,
      constraint: config.kernelConstraint,
    });
    if (shapes.bias)
      this.bias = this.addWeight('bias', shapes.bias as readonly number[], {
        initializer: config.biasInitializer,
        regularizer: config.biasRegularizer,
        constraint: config.biasConstraint,
      });
    this.inputSpec = { rank: inputShape.length };
  }

  override call(x: Tensor): Tensor {
    const { activation: activate } = this.config;
    const product = einsum(this.#shapes.equation, x, this.kernel.value);
    const y = this.bias ? add(product, this.bias.value) : product;
    return activate ? activate(y) : y;
  }
}

/** The initializer, told which axes are inputs and which outputs where it scales by their number. */
function withAxes<T>(how: T, { inputAxes, outputAxes }: EinsumShapes): T {
  if (!(how instanceof ScaledInitializer || how instanceof VarianceScaling)) return how;
  const { config } = how;
  return config.inputAxes && config.outputAxes ? how : (copyOf(how, { inputAxes, outputAxes }) as T);
}

function parseShape(value: unknown, where: string): PartialShape {
  const shape = Number.isInteger(value) ? [value] : value;
  if (Array.isArray(shape) && shape.every((n) => n === null || (Number.isInteger(n) && n >= 0)))
    return [...(shape as PartialShape)];
  throw expected(where, 'a size, or an array of sizes and null', show(value));
}

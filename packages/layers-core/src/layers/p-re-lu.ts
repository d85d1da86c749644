import { custom, expected, type Fields, nullable, type PartialShape, show } from '@oneiros/core';
import { add, multiply, negative, type Tensor } from '@oneiros/tensor';
import { relu } from '../activations/relu.ts';
import { type ConstraintLike, constraint } from '../constraints/constraint.ts';
import { type InitializerLike, initializer } from '../initializers/initializer.ts';
import { Zeros } from '../initializers/zeros.ts';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';
import { type RegularizerLike, regularizer } from '../regularizers/regularizer.ts';
import type { Weight } from '../weight.ts';

export interface PReLUOptions extends LayerOptions {
  /** Makes alpha. Default zeros. */
  readonly alphaInitializer?: InitializerLike;
  /** Penalty on alpha. */
  readonly alphaRegularizer?: RegularizerLike | null;
  /** Projection of alpha after each update. */
  readonly alphaConstraint?: ConstraintLike | null;
  /** Axes, counted with the batch, along which alpha is the same: [1, 2] for images. Default none. */
  readonly sharedAxes?: readonly number[] | null;
}

/**
 * Elementwise x above zero, alpha · x below, with a learned alpha of the shape of the input without batch (He et al., 2015).
 *
 * ```ts
 * new PReLU({ sharedAxes: [1, 2] }).apply(Input([28, 28, 8]));
 * ```
 */
export class PReLU extends Layer<PReLUOptions> {
  static override readonly className: string = 'keras.layers.PReLU';
  static override readonly fields: Fields<PReLUOptions> = {
    ...layerFields,
    alphaInitializer: initializer(() => new Zeros()),
    alphaRegularizer: regularizer(),
    alphaConstraint: constraint(),
    sharedAxes: nullable(custom<readonly number[]>(parseAxes)),
  };
  alpha!: Weight;

  constructor(options: PReLUOptions = {}) {
    super(options);
    this.supportsMasking = true;
  }
  override build(inputShape: PartialShape): void {
    const { alphaInitializer, alphaRegularizer, alphaConstraint, sharedAxes } = this.config;
    const shared = new Set(sharedAxes ?? []);
    const shape = inputShape.slice(1).map((n, i) => (shared.has(i + 1) ? 1 : n));
    this.alpha = this.addWeight('alpha', shape as number[], {
      initializer: alphaInitializer,
      regularizer: alphaRegularizer,
      constraint: alphaConstraint,
    });
    const fixed = sharedAxes
      ? inputShape.flatMap((n, axis) => (axis > 0 && !shared.has(axis) ? [[axis, n] as const] : []))
      : [];
    this.inputSpec = { rank: inputShape.length, axes: Object.fromEntries(fixed) };
  }
  override call(x: Tensor): Tensor {
    return add(relu(x), multiply(negative(this.alpha.value), relu(negative(x))));
  }
}

function parseAxes(value: unknown, where: string): readonly number[] {
  const axes = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  if (axes.every((n) => Number.isInteger(n) && (n as number) > 0)) return axes as readonly number[];
  throw expected(where, 'axes from 1 on', show(value));
}

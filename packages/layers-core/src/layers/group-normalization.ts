import {
  boolean,
  canonicalAxis,
  custom,
  expected,
  type Fields,
  float,
  integer,
  type PartialShape,
  show,
} from '@oneiros/core';
import { add, cast, moments, multiply, negative, reshape, rsqrt, type Tensor } from '@oneiros/tensor';
import { type ConstraintLike, constraint } from '../constraints/constraint.ts';
import { type InitializerLike, initializer } from '../initializers/initializer.ts';
import { Ones } from '../initializers/ones.ts';
import { Zeros } from '../initializers/zeros.ts';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';
import { type RegularizerLike, regularizer } from '../regularizers/regularizer.ts';
import type { Weight } from '../weight.ts';

export interface GroupNormalizationOptions extends LayerOptions {
  /** Number of groups of features; -1 gives each feature a group of its own (instance normalization). Default 32. */
  readonly groups?: number;
  /** The axis of features. Default -1. */
  readonly axis?: number;
  /** Added to the variance. Default 0.001. */
  readonly epsilon?: number;
  /** Whether to add a learned beta. Default true. */
  readonly center?: boolean;
  /** Whether to multiply with a learned gamma. Default true. */
  readonly scale?: boolean;
  /** Makes beta. Default zeros. */
  readonly betaInitializer?: InitializerLike;
  /** Makes gamma. Default ones. */
  readonly gammaInitializer?: InitializerLike;
  /** Penalty on beta. */
  readonly betaRegularizer?: RegularizerLike | null;
  /** Penalty on gamma. */
  readonly gammaRegularizer?: RegularizerLike | null;
  /** Projection of beta after each update. */
  readonly betaConstraint?: ConstraintLike | null;
  /** Projection of gamma after each update. */
  readonly gammaConstraint?: ConstraintLike | null;
}

/**
 * Normalizes each group of features of each sample to mean 0 and variance 1, then scales by gamma and moves by beta
 * (Wu and He, 2018).
 *
 * ```ts
 * new GroupNormalization({ groups: 8 }).apply(Input([28, 28, 32]));
 * ```
 * @throws OneirosError where groups do not divide the features.
 */
export class GroupNormalization extends Layer<GroupNormalizationOptions> {
  static override readonly className: string = 'keras.layers.GroupNormalization';
  static override readonly fields: Fields<GroupNormalizationOptions> = {
    ...layerFields,
    groups: custom(parseGroups, () => 32),
    axis: integer(-1),
    epsilon: float(0.001),
    center: boolean(true),
    scale: boolean(true),
    betaInitializer: initializer(() => new Zeros()),
    gammaInitializer: initializer(() => new Ones()),
    betaRegularizer: regularizer(),
    gammaRegularizer: regularizer(),
    betaConstraint: constraint(),
    gammaConstraint: constraint(),
  };
  gamma: Weight | null = null;
  beta: Weight | null = null;
  #groups = 1;

  constructor(options: GroupNormalizationOptions = {}) {
    super(options);
    this.supportsMasking = true;
    this.autocast = false;
  }
  override build(inputShape: PartialShape): void {
    const { config } = this;
    const axis = canonicalAxis(config.axis, inputShape.length, `Layer '${this.name}': axis`);
    const size = inputShape[axis] as number;
    this.#groups = config.groups === -1 ? size : config.groups;
    if (size % this.#groups !== 0)
      throw expected(
        `Layer '${this.name}': groups`,
        `a divisor of the ${size} features on axis ${axis}`,
        `groups=${config.groups}`,
        'Choose another number.',
      );
    if (config.scale)
      this.gamma = this.addWeight('gamma', [size], {
        initializer: config.gammaInitializer,
        regularizer: config.gammaRegularizer,
        constraint: config.gammaConstraint,
        autocast: false,
      });
    if (config.center)
      this.beta = this.addWeight('beta', [size], {
        initializer: config.betaInitializer,
        regularizer: config.betaRegularizer,
        constraint: config.betaConstraint,
        autocast: false,
      });
    this.inputSpec = { rank: inputShape.length, axes: { [axis]: size } };
  }
  override call(inputs: Tensor): Tensor {
    const axis = canonicalAxis(this.config.axis, inputs.rank);
    const within = inputs.shape[axis]! / this.#groups;
    const split = (shape: readonly number[]): number[] => [
      ...shape.slice(0, axis),
      this.#groups,
      within,
      ...shape.slice(axis + 1),
    ];
    const x = cast(reshape(inputs, split(inputs.shape)), inputs.dtype === 'float64' ? 'float64' : 'float32');
    const each = (weight: Weight): Tensor => cast(reshape(weight.value, split(inputs.shape.map(() => 1))), x.dtype);
    const over = x.shape.map((_, i) => i).filter((i) => i !== 0 && i !== axis);
    const [mean, variance] = moments(x, over, { keepdims: true });
    const inverse = rsqrt(add(variance, this.config.epsilon));
    const factor = this.gamma ? multiply(inverse, each(this.gamma)) : inverse;
    const shift = multiply(negative(mean), factor);
    const y = add(multiply(x, factor), this.beta ? add(shift, each(this.beta)) : shift);
    return cast(cast(reshape(y, inputs.shape), inputs.dtype), this.computeDType);
  }
  /** After the build Keras writes the number of groups where -1 was given. */
  override getConfig(): ReturnType<Layer['getConfig']> {
    const config = super.getConfig();
    return this.built ? { ...config, groups: this.#groups } : config;
  }
}

function parseGroups(value: unknown, where: string): number {
  if (Number.isInteger(value) && ((value as number) > 0 || value === -1)) return value as number;
  throw expected(where, 'a positive integer, or -1', show(value));
}

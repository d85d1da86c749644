import { boolean, canonicalAxis, type Fields, float, type PartialShape } from '@oneiros/core';
import { cast, layerNormalization, type Tensor } from '@oneiros/tensor';
import { type ConstraintLike, constraint } from '../constraints/constraint.ts';
import { type InitializerLike, initializer } from '../initializers/initializer.ts';
import { Ones } from '../initializers/ones.ts';
import { Zeros } from '../initializers/zeros.ts';
import { type Axes, axes, listOfAxes } from '../internal/axis-field.ts';
import { never } from '../internal/never.ts';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';
import { type RegularizerLike, regularizer } from '../regularizers/regularizer.ts';
import type { Weight } from '../weight.ts';

export interface LayerNormalizationOptions extends LayerOptions {
  /** The axis or axes that are normalized together. Default -1. */
  readonly axis?: Axes;
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
interface LayerNormalizationConfig extends LayerNormalizationOptions {
  readonly rmsScaling?: false;
}

/**
 * Normalizes each sample to mean 0 and variance 1 along an axis, then scales it by gamma and moves it by beta (Ba et al., 2016).
 *
 * ```ts
 * new LayerNormalization().apply(Input([80, 128])); // each step by itself
 * ```
 */
export class LayerNormalization extends Layer<LayerNormalizationConfig> {
  static override readonly className: string = 'keras.layers.LayerNormalization';
  static override readonly fields: Fields<LayerNormalizationConfig> = {
    ...layerFields,
    axis: axes(),
    epsilon: float(0.001),
    center: boolean(true),
    scale: boolean(true),
    rmsScaling: never(false, 'Keras has deprecated it: use RMSNormalization.'),
    betaInitializer: initializer(() => new Zeros()),
    gammaInitializer: initializer(() => new Ones()),
    betaRegularizer: regularizer(),
    gammaRegularizer: regularizer(),
    betaConstraint: constraint(),
    gammaConstraint: constraint(),
  };
  gamma: Weight | null = null;
  beta: Weight | null = null;
  #axes: readonly number[] = [];

  constructor(options: LayerNormalizationOptions = {}) {
    super(options);
    this.supportsMasking = true;
    this.autocast = false;
  }
  override build(inputShape: PartialShape): void {
    const { config } = this;
    this.#axes = listOfAxes(config.axis)
      .map((axis) => canonicalAxis(axis, inputShape.length, `Layer '${this.name}': axis`))
      .sort((a, b) => a - b);
    const shape = this.#axes.map((axis) => inputShape[axis] as number);
    if (config.scale)
      this.gamma = this.addWeight('gamma', shape, {
        initializer: config.gammaInitializer,
        regularizer: config.gammaRegularizer,
        constraint: config.gammaConstraint,
        autocast: false,
      });
    if (config.center)
      this.beta = this.addWeight('beta', shape, {
        initializer: config.betaInitializer,
        regularizer: config.betaRegularizer,
        constraint: config.betaConstraint,
        autocast: false,
      });
  }
  override call(x: Tensor): Tensor {
    const y = layerNormalization(x, {
      gamma: this.gamma?.value ?? null,
      beta: this.beta?.value ?? null,
      axis: this.#axes,
      epsilon: this.config.epsilon,
    });
    return cast(y, this.computeDType);
  }
  /** After the build Keras writes a single axis as a list. */
  override getConfig(): ReturnType<Layer['getConfig']> {
    const config = super.getConfig();
    return this.built && typeof this.config.axis === 'number' ? { ...config, axis: [this.config.axis] } : config;
  }
}

import { type DType, type Fields, float, type Shape } from '@oneiros/core';
import { makeDefaultSeed, type Tensor, truncatedNormal } from '@oneiros/tensor';
import { type SeedLike, seed } from '../seed.ts';
import { Initializer } from './initializer.ts';

export interface TruncatedNormalOptions {
  /** An integer draws the same values each time; null, the default, an integer chosen now; a generator others at each call. */
  readonly seed?: SeedLike | null;
  /** Mean of the values. Default 0. */
  readonly mean?: number;
  /** Standard deviation before the cut. Default 0.05. */
  readonly stddev?: number;
}

/**
 * Values of a normal distribution cut off at two standard deviations from its mean.
 *
 * ```ts
 * new Dense(10, { kernelInitializer: new TruncatedNormal({ stddev: 0.1 }) });
 * ```
 */
export class TruncatedNormal extends Initializer<TruncatedNormalOptions> {
  static override readonly className: string = 'keras.initializers.TruncatedNormal';
  static override readonly fields: Fields<TruncatedNormalOptions> = {
    seed: seed(),
    mean: float(0),
    stddev: float(0.05),
  };
  readonly #seed: SeedLike;

  constructor(options: TruncatedNormalOptions = {}) {
    super(options);
    this.#seed = this.config.seed ?? makeDefaultSeed();
  }
  override call(shape: Shape, dtype: DType): Tensor {
    const { mean, stddev } = this.config;
    return truncatedNormal(shape, { mean, stddev, dtype, seed: this.#seed });
  }
}

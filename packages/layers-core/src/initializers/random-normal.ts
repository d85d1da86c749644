import { type DType, type Fields, float, type Shape } from '@oneiros/core';
import { makeDefaultSeed, normal, type Tensor } from '@oneiros/tensor';
import { type SeedLike, seed } from '../seed.ts';
import { Initializer } from './initializer.ts';

export interface RandomNormalOptions {
  /** An integer draws the same values each time; null, the default, an integer chosen now; a generator others at each call. */
  readonly seed?: SeedLike | null;
  /** Mean of the values. Default 0. */
  readonly mean?: number;
  /** Standard deviation of the values. Default 0.05. */
  readonly stddev?: number;
}

/**
 * Values of a normal distribution.
 *
 * ```ts
 * new Dense(10, { kernelInitializer: new RandomNormal({ stddev: 0.1 }) });
 * ```
 */
export class RandomNormal extends Initializer<RandomNormalOptions> {
  static override readonly className: string = 'keras.initializers.RandomNormal';
  static override readonly aliases: readonly string[] = ['normal'];
  static override readonly fields: Fields<RandomNormalOptions> = { seed: seed(), mean: float(0), stddev: float(0.05) };
  readonly #seed: SeedLike;

  constructor(options: RandomNormalOptions = {}) {
    super(options);
    this.#seed = this.config.seed ?? makeDefaultSeed();
  }
  override call(shape: Shape, dtype: DType): Tensor {
    const { mean, stddev } = this.config;
    return normal(shape, { mean, stddev, dtype, seed: this.#seed });
  }
}

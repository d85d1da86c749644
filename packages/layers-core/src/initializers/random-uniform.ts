import { type DType, type Fields, float, type Shape } from '@oneiros/core';
import { makeDefaultSeed, type Tensor, uniform } from '@oneiros/tensor';
import { type SeedLike, seed } from '../seed.ts';
import { Initializer } from './initializer.ts';

export interface RandomUniformOptions {
  /** An integer draws the same values each time; null, the default, an integer chosen now; a generator others at each call. */
  readonly seed?: SeedLike | null;
  /** Lower bound, inclusive. Default -0.05. */
  readonly minval?: number;
  /** Upper bound, exclusive. Default 0.05. */
  readonly maxval?: number;
}

/**
 * Values of a uniform distribution.
 *
 * ```ts
 * new Dense(10, { kernelInitializer: new RandomUniform({ maxval: 0.1 }) });
 * ```
 */
export class RandomUniform extends Initializer<RandomUniformOptions> {
  static override readonly className: string = 'keras.initializers.RandomUniform';
  static override readonly aliases: readonly string[] = ['uniform'];
  static override readonly fields: Fields<RandomUniformOptions> = {
    seed: seed(),
    minval: float(-0.05),
    maxval: float(0.05),
  };
  readonly #seed: SeedLike;

  constructor(options: RandomUniformOptions = {}) {
    super(options);
    this.#seed = this.config.seed ?? makeDefaultSeed();
  }
  override call(shape: Shape, dtype: DType): Tensor {
    const { minval, maxval } = this.config;
    return uniform(shape, { minval, maxval, dtype, seed: this.#seed });
  }
}

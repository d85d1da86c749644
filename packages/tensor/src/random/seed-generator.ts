import { expected, show } from '@oneiros/core';
import { makeDefaultSeed } from '../global-seed.ts';
import { add } from '../ops/add.ts';
import { mod } from '../ops/mod.ts';
import { multiply } from '../ops/multiply.ts';
import { asTensor, type Tensor, tensor } from '../tensor.ts';
import { untraced } from '../trace.ts';
import { Variable } from '../variable.ts';

export interface SeedGeneratorOptions {
  /** Default 'seed_generator'. */
  readonly name?: string;
}

/**
 * A stream of seeds: every draw with it gives other numbers, and the stream is repeated from the same seed.
 * Its state is a variable, so that draws inside `jit` go on from call to call.
 *
 * ```ts
 * const seed = new SeedGenerator(42);
 * random.normal([2, 3], { seed });
 * ```
 */
export class SeedGenerator {
  readonly name: string;
  readonly #given: number | null;
  readonly #seed: number;
  #state: Variable | null = null;

  /** `seed`: an integer from 0 to 2³² − 1; `null` draws one, which `setRandomSeed` fixes. */
  constructor(seed: number | null = null, { name = 'seed_generator' }: SeedGeneratorOptions = {}) {
    this.name = name;
    this.#given = seed;
    this.#seed = seed ?? makeDefaultSeed();
    if (!Number.isInteger(this.#seed) || this.#seed < 0 || this.#seed >= 2 ** 32)
      throw expected('SeedGenerator.seed', 'an integer from 0 to 4294967295', show(seed));
  }

  /** The variable with the next key: uint32 [2], the seed and how often it was drawn from. Made at first use. */
  get state(): Variable {
    this.#state ??= new Variable(
      untraced(() => tensor(Uint32Array.of(this.#seed, 0))),
      { name: 'seed_generator_state', trainable: false },
    );
    return this.#state;
  }

  /** The next key: uint32 [2]. `ordered: false` steps as Keras does where order does not matter. */
  next({ ordered = true }: { readonly ordered?: boolean } = {}): Tensor {
    const { state } = this;
    const now = multiply(state.value, asTensor(1, 'uint32')); // a copy that outlives the assignment
    const next = ordered
      ? add(now, tensor(Uint32Array.of(0, 1)))
      : mod(multiply(add(now, asTensor(1, 'uint32')), asTensor(5387, 'uint32')), asTensor(933199, 'uint32'));
    state.assign(next, { adopt: true });
    return now;
  }

  /** As Keras saves it. */
  getConfig(): { readonly seed: number | null; readonly name: string } {
    return { seed: this.#given, name: this.name };
  }
  static fromConfig(config: { readonly seed?: number | null; readonly name?: string }): SeedGenerator {
    const { seed = null, ...options } = config;
    return new SeedGenerator(seed, options);
  }
}

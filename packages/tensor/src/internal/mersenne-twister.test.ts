import { describe, expect, it } from 'vitest';
import golden from './mersenne-twister.golden.json' with { type: 'json' };
import { defaultSeed, numpyTwister, permutation, pythonTwister } from './mersenne-twister.ts';

describe.each(golden.cases)('Mersenne Twister after set_random_seed($seed)', (wanted) => {
  it('draws the default seeds of Keras', () => {
    const python = pythonTwister(wanted.seed);
    const seeds = Array.from({ length: 1000 }, () => defaultSeed(python));
    expect(seeds.slice(0, wanted.seeds.length)).toEqual(wanted.seeds);
    expect(seeds.slice(-wanted.late_seeds.length)).toEqual(wanted.late_seeds);
  });

  it('permutes as NumPy does', () => {
    const numpy = numpyTwister(wanted.seed);
    for (const order of wanted.permutations) expect([...permutation(numpy, order.length)]).toEqual(order);
    expect([...permutation(numpy, 100_000).subarray(0, wanted.late.length)]).toEqual(wanted.late);
  });
});

describe('Mersenne Twister', () => {
  it('reads wide and negative seeds as Python does', () => {
    // random.seed(2**40 + 7) and random.seed(-42), then random.randint(1, 10**9)
    expect(defaultSeed(pythonTwister(2 ** 40 + 7))).toBe(658959415);
    expect(defaultSeed(pythonTwister(-42))).toBe(defaultSeed(pythonTwister(42)));
  });
});

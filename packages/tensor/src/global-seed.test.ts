import { describe, expect, it } from 'vitest';
import golden from './global-seed.golden.json' with { type: 'json' };
import { getRandomSeed, hostPermutation, makeDefaultSeed, setRandomSeed } from './global-seed.ts';

describe.each(golden.cases)('after setRandomSeed($seed)', (wanted) => {
  it('draws the default seeds of Keras', () => {
    setRandomSeed(wanted.seed);
    const seeds = Array.from({ length: 1000 }, () => makeDefaultSeed());
    expect(getRandomSeed()).toBe(wanted.seed);
    expect(seeds.slice(0, wanted.seeds.length)).toEqual(wanted.seeds);
    expect(seeds.slice(-wanted.late_seeds.length)).toEqual(wanted.late_seeds);
  });

  it('permutes as NumPy does', () => {
    setRandomSeed(wanted.seed);
    for (const order of wanted.permutations) expect([...hostPermutation(order.length)]).toEqual(order);
    expect([...hostPermutation(100_000).subarray(0, wanted.late.length)]).toEqual(wanted.late);
  });
});

describe('setRandomSeed', () => {
  it.each([-1, 0.5, 2 ** 32, Number.NaN])('refuses %s', (seed) => {
    expect(() => setRandomSeed(seed)).toThrow(/expected an integer from 0 to 4294967295/);
  });
});

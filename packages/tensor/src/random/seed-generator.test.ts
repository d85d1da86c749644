import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { liveBuffers, useBackend } from '../backend.ts';
import { setRandomSeed } from '../global-seed.ts';
import { jit } from '../jit.ts';
import { randint } from './randint.ts';
import { SeedGenerator } from './seed-generator.ts';
import { uniform } from './uniform.ts';

beforeAll(() => useBackend(cpu()));

test('gives the keys that Keras gives', async () => {
  const ordered = new SeedGenerator(42);
  for (const key of [
    [42, 0],
    [42, 1],
    [42, 2],
  ])
    expect(await ordered.next().array()).toEqual(key);
  const unordered = new SeedGenerator(42);
  for (const key of [
    [42, 0],
    [231641, 5387],
    [168391, 95987],
    [58276, 95110],
    [383335, 36706],
  ]) {
    expect(await unordered.next({ ordered: false }).array()).toEqual(key);
  }
});

test('goes on inside of jit', async () => {
  const [eager, compiled] = [new SeedGenerator(7), new SeedGenerator(7)];
  const draw = jit(() => uniform([3], { seed: compiled }));
  for (let i = 0; i < 3; i++) expect(await draw().array()).toEqual(await uniform([3], { seed: eager }).array());
  expect(await compiled.state.value.array()).toEqual([7, 3]);
});

test('draws without a seed follow setRandomSeed', async () => {
  setRandomSeed(1234);
  const [first, second] = [await uniform([3]).data(), await uniform([3]).data()];
  [0.97102165, 0.00419366, 0.3825115].forEach((v, i) => expect(first[i]).toBeCloseTo(v, 6));
  [0.42320037, 0.95362985, 0.12231743].forEach((v, i) => expect(second[i]).toBeCloseTo(v, 6));
  setRandomSeed(1234);
  expect(new SeedGenerator().getConfig()).toEqual({ seed: null, name: 'seed_generator' });
});

test('its state is made at first use, and old states are freed', async () => {
  const before = liveBuffers();
  const seeds = new SeedGenerator(1);
  expect(liveBuffers()).toBe(before);
  for (let i = 0; i < 3; i++) seeds.next().dispose();
  expect(liveBuffers() - before).toBeLessThan(8);
  expect(await seeds.state.value.array()).toEqual([1, 3]);
});

test('config goes round, and what is no seed is refused', () => {
  expect(SeedGenerator.fromConfig({ seed: 3, name: 'noise' }).getConfig()).toEqual({ seed: 3, name: 'noise' });
  expect(() => new SeedGenerator(-1)).toThrow(/expected an integer from 0 to 4294967295/);
  expect(() => uniform([1], { seed: 0.5 })).toThrow(/seed: expected an integer/);
  expect(() => uniform([1], { seed: 1, dtype: 'int32' })).toThrow(/a floating dtype/);
  expect(() => randint([1], 0, 2 ** 40, { seed: 1 })).toThrow(/bounds from/);
});

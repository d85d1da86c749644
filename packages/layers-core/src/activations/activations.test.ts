import { readFileSync } from 'node:fs';
import { cpu } from '@oneiros/backend-cpu';
import { registry, withRegistry } from '@oneiros/core';
import { Activation, Dense, layersCorePlugin, silu } from '@oneiros/layers-core';
import { useBackend } from '@oneiros/tensor';
import { type Ops, parseGoldens, testBackend } from '@oneiros/testing';
import { beforeAll, describe, expect, test } from 'vitest';

const goldens = parseGoldens(readFileSync(new URL('./activations.golden.json', import.meta.url), 'utf8'));
const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const functions: Ops = Object.fromEntries(
  Object.entries(layersCorePlugin.activations!).map(([name, fn]) => [camelCase(name), fn]),
);
beforeAll(() => useBackend(cpu()));

describe('activations, as Keras answered', () => {
  test('cover all of keras.activations', () => {
    expect([...new Set(goldens.map(({ op }) => op))].sort()).toEqual(Object.keys(layersCorePlugin.activations!).sort());
  });
  for (const { name, run } of testBackend(cpu(), { goldens, ops: functions })) test(name, run);
});

describe('options take activations', () => {
  const scope = registry.extend(layersCorePlugin);
  const saved = (given: ConstructorParameters<typeof Activation>[0]): unknown =>
    withRegistry(scope, () => new Activation(given).getConfig()['activation']);

  test('by name, as a function and under other names', () => {
    expect(saved('relu')).toBe('relu');
    expect(saved(silu)).toBe('silu');
    expect(saved('swish')).toBe('silu');
    expect(saved('leakyRelu')).toBe('leaky_relu');
    expect(saved(null)).toBe('linear');
    expect(saved('linear')).toBe('linear');
  });
  test('unknown ones are named', () => {
    expect(() => withRegistry(scope, () => new Dense(3, { activation: 'rellu' }))).toThrow(
      'Dense.activation: expected a registered name among activations: ',
    );
    expect(() => new Dense(3, { activation: 7 as unknown as string })).toThrow('Dense.activation: expected');
  });
});

import { readFileSync } from 'node:fs';
import { cpu } from '@oneiros/backend-cpu';
import { deserialize, type Json, registry, serialize, withRegistry } from '@oneiros/core';
import {
  Constant,
  GlorotUniform,
  IdentityInitializer,
  type Initializer,
  initialize,
  layersCorePlugin,
  Orthogonal,
  RandomNormal,
} from '@oneiros/layers-core';
import { SeedGenerator, setRandomSeed, useBackend } from '@oneiros/tensor';
import { compareTensors, expectedTensors, type GoldenTensor } from '@oneiros/testing';
import { beforeAll, describe, expect, test } from 'vitest';

interface Case {
  readonly object: { readonly class_name: string };
  readonly shape: readonly number[];
  readonly out: GoldenTensor;
  readonly note?: string;
}
const { cases } = JSON.parse(readFileSync(new URL('./initializers.golden.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Case[];
};
const scope = registry.extend(layersCorePlugin);
beforeAll(() => useBackend(cpu()));

describe('initializers draw what Keras draws', () => {
  test.each(cases.map((one, i) => [`${i} ${one.object.class_name} ${one.note ?? ''}`, one] as const))(
    '%s',
    async (_, { object, shape, out }) => {
      const initializer = withRegistry(
        scope,
        () => deserialize(object as unknown as Json, 'initializers') as Initializer,
      );
      expect(withRegistry(scope, () => serialize(initializer))).toEqual(object);
      await compareTensors(initialize(initializer, shape, 'float32'), expectedTensors([out])[0]!, {
        rtol: 2e-6,
        atol: 1e-6,
      });
    },
  );
});

describe('seeds', () => {
  test('an integer gives the same values at each call, a generator others', async () => {
    const fixed = new RandomNormal({ seed: 1 });
    expect(await fixed.call([3], 'float32').data()).toEqual(await fixed.call([3], 'float32').data());
    const moving = new RandomNormal({ seed: new SeedGenerator(1) });
    expect(await moving.call([3], 'float32').data()).not.toEqual(await moving.call([3], 'float32').data());
  });

  test('initializers without a seed differ, and are repeated from a random seed of the process', async () => {
    setRandomSeed(3);
    const [first, second] = [
      await new GlorotUniform().call([4], 'float32').data(),
      await new GlorotUniform().call([4], 'float32').data(),
    ];
    expect(first).not.toEqual(second);
    setRandomSeed(3);
    expect(await new GlorotUniform().call([4], 'float32').data()).toEqual(first);
  });

  test('a generator comes back from its config', () => {
    const config = new RandomNormal({ seed: new SeedGenerator(5) }).getConfig();
    expect(RandomNormal.fromConfig(config).getConfig()).toEqual(config);
  });
});

test('the identity keeps its factor in its config, which Keras reads too', async () => {
  const config = new IdentityInitializer({ gain: 2 }).getConfig();
  expect(config).toEqual({ gain: 2 });
  expect(await IdentityInitializer.fromConfig(config).call([1, 2], 'float32').array()).toEqual([[2, 0]]);
});

test('mistakes are named', () => {
  expect(() => new IdentityInitializer().call([3], 'float32')).toThrow('Identity: expected a weight of two dimensions');
  expect(() => new Orthogonal().call([3], 'float32')).toThrow(
    'Orthogonal: expected a weight of at least two dimensions. Received: shape=[3]',
  );
  expect(() => new RandomNormal({ seed: 0.5 })).toThrow('RandomNormal.seed: expected an integer from 0 to 4294967295');
  expect(() => new Constant({ values: 3 } as object)).toThrow(
    'Constant: expected options among value. Received: values=3',
  );
});

import { readFileSync } from 'node:fs';
import { cpu } from '@oneiros/backend-cpu';
import { deserialize, type Json, registry, serialize, withRegistry } from '@oneiros/core';
import { layersCorePlugin, type Regularizer } from '@oneiros/layers-core';
import { type Tensor, useBackend } from '@oneiros/tensor';
import { compareTensors, decodeGolden, expectedTensors, type GoldenTensor } from '@oneiros/testing';
import { beforeAll, describe, expect, test } from 'vitest';

interface Case {
  readonly object: { readonly class_name: string };
  readonly x: GoldenTensor;
  readonly out: GoldenTensor;
}
const { cases } = JSON.parse(readFileSync(new URL('./regularizers.golden.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Case[];
};
const scope = registry.extend(layersCorePlugin);
beforeAll(() => useBackend(cpu()));

describe('regularizers, as Keras answered', () => {
  test.each(cases.map((one, i) => [`${i} ${one.object.class_name}`, one] as const))(
    '%s',
    async (_, { object, x, out }) => {
      const found = withRegistry(scope, () => deserialize(object as unknown as Json, 'regularizers') as Regularizer);
      expect(withRegistry(scope, () => serialize(found))).toEqual(object);
      await compareTensors(found.call(decodeGolden(x) as Tensor), expectedTensors([out])[0]!, {
        rtol: 1e-6,
        atol: 1e-7,
      });
    },
  );
});

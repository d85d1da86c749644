import { cpu } from '@oneiros/backend-cpu';
import { use } from '@oneiros/core';
import { tensor, useBackend } from '@oneiros/tensor';
import { beforeAll, expect, test } from 'vitest';
import { linear } from './activations/linear.ts';
import { relu } from './activations/relu.ts';
import { deserializeActivation, getActivation, serializeActivation } from './find-activation.ts';
import { deserializeInitializer, getInitializer, serializeInitializer } from './find-initializer.ts';
import { Constant } from './initializers/constant.ts';
import { Zeros } from './initializers/zeros.ts';
import { layersCorePlugin } from './plugin.ts';

beforeAll(async () => {
  use(layersCorePlugin);
  await useBackend(cpu());
});

test('activations by name, function and null', async () => {
  expect(getActivation('relu')).toBe(relu);
  expect(getActivation(relu)).toBe(relu);
  expect(getActivation(null)).toBe(linear);
  expect(deserializeActivation(serializeActivation(relu) as string)).toBe(relu);
  expect(await getActivation('relu')(tensor([-1, 2])).array()).toEqual([0, 2]);
  expect(() => getActivation('no_such')).toThrow('no_such');
});

test('initializers by name, config, object and null', async () => {
  const two = new Constant({ value: 2 });
  expect(getInitializer(two)).toBe(two);
  expect(getInitializer(null)).toBe(null);
  expect(getInitializer('zeros')).toBeInstanceOf(Zeros);
  const again = deserializeInitializer(serializeInitializer(two) as { class_name: string });
  expect(await (again as Constant).call([2], 'float32').array()).toEqual([2, 2]);
  expect(() => getInitializer('no_such')).toThrow('no_such');
});

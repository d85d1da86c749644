import { readdirSync, readFileSync } from 'node:fs';
import { grad } from '@oneiros/autodiff';
import { cpu } from '@oneiros/backend-cpu';
import { type Config, deserialize, Registry, serialize, withRegistry } from '@oneiros/core';
import { setMask } from '@oneiros/layers-core';
import { multiply, sum, type Tensor, tensor, useBackend } from '@oneiros/tensor';
import { compareTensors, decodeGolden, expectedTensors, type GoldenTensor } from '@oneiros/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Loss } from './loss.ts';
import { LossFunctionWrapper } from './loss-function-wrapper.ts';
import { lossesPlugin } from './plugin.ts';

interface LossCase {
  readonly loss: { readonly class_name: string; readonly config: Config };
  readonly options: Config;
  readonly note?: string;
  readonly y_true: GoldenTensor;
  readonly y_pred: GoldenTensor;
  readonly sample_weight?: GoldenTensor;
  readonly mask?: GoldenTensor;
  readonly out: GoldenTensor;
  readonly cotangent?: GoldenTensor;
  readonly grad?: GoldenTensor;
}

const registry = new Registry().use(lossesPlugin);
const goldens = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.golden.json'));
beforeAll(() => useBackend(cpu()));

describe.each(goldens)('%s', (file) => {
  const { cases } = JSON.parse(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')) as {
    cases: readonly LossCase[];
  };
  test.each(cases.map((c, i) => [`${i} ${JSON.stringify(c.options)} ${c.note ?? ''}`, c] as const))(
    '%s',
    async (_, c) => {
      const loss = withRegistry(registry, () =>
        deserialize({ ...c.loss, config: { ...c.loss.config, ...(decodeGolden(c.options) as Config) } }, 'losses'),
      ) as Loss;
      const yTrue = decodeGolden(c.y_true) as Tensor;
      const sampleWeight = (decodeGolden(c.sample_weight ?? null) as Tensor) ?? null;
      const value = (yPred: Tensor): Tensor => {
        if (c.mask) setMask(yPred, decodeGolden(c.mask) as Tensor);
        return loss.apply(yTrue, yPred, { sampleWeight });
      };
      await compareTensors(value(decodeGolden(c.y_pred) as Tensor), expectedTensors([c.out])[0]!, {
        rtol: 1e-5,
        atol: 1e-6,
      });
      expect(serialize(loss)).toMatchObject(c.loss);
      expect(Object.keys(loss.getConfig())).toEqual(expect.arrayContaining(Object.keys(c.loss.config)));
      if (!c.grad) return;
      const gradient = grad((yPred: Tensor) => sum(multiply(value(yPred), decodeGolden(c.cotangent) as Tensor)))(
        decodeGolden(c.y_pred) as Tensor,
      );
      await compareTensors(gradient, expectedTensors([c.grad])[0]!, { rtol: 1e-4, atol: 1e-6 });
    },
  );
});

test('a config is exactly that of Keras where options have their defaults', () => {
  for (const type of lossesPlugin.losses!) {
    if (type.className.endsWith('Wrapper')) continue;
    expect(Object.keys(type.fromConfig({}).getConfig())).not.toContain('dtype');
  }
});
test('options that Keras leaves out of the config survive where they are not the default', () => {
  const loss = lossesPlugin.losses!.find(({ className }) => className.endsWith('.Huber'))!;
  expect(loss.fromConfig({ delta: 2 }).getConfig()).toEqual({
    name: 'huber_loss',
    reduction: 'sum_over_batch_size',
    delta: 2,
  });
  expect(loss.fromConfig({ dtype: 'float16' }).getConfig()).toEqual({
    name: 'huber_loss',
    reduction: 'sum_over_batch_size',
    dtype: 'float16',
  });
});
test.each([
  'mse',
  'MSE',
  'mean_squared_error',
  'MeanSquaredError',
  'meanSquaredError',
  'bce',
  'kld',
  'KLD',
  'mape',
  'msle',
  'kl_divergence',
  'log_cosh',
  'huber',
  'categorical_crossentropy',
])('%s is the name of a loss', (name) => {
  expect(withRegistry(registry, () => deserialize(name, 'losses'))).toHaveProperty('reduction', 'sum_over_batch_size');
});
test('a saved function is that function', () => {
  const saved = {
    module: 'builtins',
    class_name: 'function',
    config: 'mean_squared_error',
    registered_name: 'function',
  };
  const fn = withRegistry(registry, () => deserialize(saved, 'losses'));
  expect(fn).toBe(lossesPlugin.functions!.mean_squared_error);
  expect(withRegistry(registry, () => serialize(fn))).toEqual(saved);
});
test('errors name the option and what it takes', () => {
  const make = (name: string, config: Config) => () =>
    withRegistry(registry, () => deserialize({ class_name: name, config }, 'losses'));
  expect(make('MeanSquaredError', { reduction: 'avg' })).toThrow(
    /reduction: expected one of "sum_over_batch_size".*Received: "avg"/,
  );
  expect(make('BinaryCrossentropy', { label_smoothing: 2 })).toThrow(
    /labelSmoothing: expected a number from 0 to 1. Received: 2/,
  );
  expect(make('MeanSquareError', {})).toThrow(
    /expected a registered name among losses: .*MeanSquaredError.* Received: 'MeanSquareError'/,
  );
});
test('functions take plain arrays', async () => {
  const { meanSquaredError } = await import('./mean-squared-error.ts');
  expect(await meanSquaredError([[1, 2]], tensor([[3, 2]])).array()).toEqual([2]);
});
test('a function becomes a loss, with reduction, weights and its registered name', async () => {
  const loss = withRegistry(registry, () => new LossFunctionWrapper('mean_squared_error', { reduction: 'sum' }));
  const value = loss.apply([[1], [2]], [[2], [4]], { sampleWeight: [1, 0.5] });
  expect(await value.item()).toBe(3);
  const config = withRegistry(registry, () => loss.getConfig());
  expect(config).toMatchObject({ reduction: 'sum', fn: { class_name: 'function', config: 'mean_squared_error' } });
  expect(withRegistry(registry, () => LossFunctionWrapper.fromConfig(config)).config.fn).toBe(loss.config.fn);
});

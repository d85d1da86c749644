import { readdirSync, readFileSync } from 'node:fs';
import { cpu } from '@oneiros/backend-cpu';
import { type Config, deserialize, Registry, serialize, withRegistry } from '@oneiros/core';
import { clearSession } from '@oneiros/layers-core';
import { lossesPlugin } from '@oneiros/losses';
import { jit, liveBuffers, type Tensor, tensor, untraced, useBackend } from '@oneiros/tensor';
import { compareTensors, decodeGolden, expectedTensors, type GoldenTensor } from '@oneiros/testing';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Mean } from './mean.ts';
import { MeanMetricWrapper } from './mean-metric-wrapper.ts';
import type { Metric } from './metric.ts';
import { metricsPlugin } from './plugin.ts';

interface MetricCase {
  readonly metric: { readonly class_name: string; readonly config: Config };
  readonly options: Config;
  readonly note?: string;
  readonly updates: readonly (readonly GoldenTensor[])[];
  readonly results: readonly GoldenTensor[];
  readonly direction: 'up' | 'down' | null;
  readonly variables: readonly GoldenTensor[];
  readonly again: GoldenTensor;
}

const registry = new Registry().use(lossesPlugin).use(metricsPlugin);
const within = <R>(body: () => R): R => withRegistry(registry, body);
const tolerance = { rtol: 1e-5, atol: 2e-6 };
const goldens = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.golden.json'));
const read = (file: string) =>
  (JSON.parse(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')) as { cases: readonly MetricCase[] }).cases;
beforeAll(() => useBackend(cpu()));
beforeEach(() => clearSession());

/** Metrics of values alone take their weights second, all others third. */
function update(metric: Metric, batch: readonly Tensor[]): void {
  const ofValues = ['Mean', 'Sum'].includes(metric.constructor.name);
  const [first, second, third] = batch;
  if (ofValues) metric.updateState(first!, undefined as never, { sampleWeight: second ?? null });
  else metric.updateState(first!, second!, { sampleWeight: third ?? null });
}

describe.each(goldens)('%s', (file) => {
  test.each(read(file).map((c, i) => [`${i} ${JSON.stringify(c.options)} ${c.note ?? ''}`, c] as const))(
    '%s',
    async (_, c) => {
      const metric = within(() =>
        deserialize(
          { ...c.metric, config: { ...c.metric.config, ...(decodeGolden(c.options) as Config) } } as never,
          'metrics',
        ),
      ) as Metric;
      expect(within(() => serialize(metric))).toMatchObject(c.metric);
      expect(metric.direction).toBe(c.direction);
      // As in fit: update and result in one program, in which metrics make their variables.
      const step = jit((batch: readonly Tensor[]) => {
        update(metric, batch);
        return metric.result();
      });
      for (const [i, batch] of c.updates.entries()) {
        const result = step(batch.map((value) => decodeGolden(value) as Tensor));
        await compareTensors(result, expectedTensors([c.results[i]])[0]!, tolerance);
      }
      expect(metric.variables).toHaveLength(c.variables.length);
      for (const [i, golden] of expectedTensors(c.variables).entries())
        await compareTensors(metric.variables[i]!.value, golden, tolerance);
      metric.resetState();
      update(
        metric,
        c.updates.at(-1)!.map((value) => decodeGolden(value) as Tensor),
      );
      await compareTensors(metric.result(), expectedTensors([c.again])[0]!, tolerance);
    },
  );
});

test('every metric has goldens, and a config like that of Keras', () => {
  const covered = goldens.map((file) => read(file)[0]!.metric.class_name);
  expect([...covered, 'MeanMetricWrapper'].sort()).toEqual(
    metricsPlugin.metrics!.map(({ className }) => className.split('.').at(-1)).sort(),
  );
});
test.each([
  'mse',
  'MSE',
  'mae',
  'mape',
  'msle',
  'bce',
  'accuracy',
  'AUC',
  'auc',
  'Precision',
  'true_positives',
  'mean_squared_error',
  'sparse_top_k_categorical_accuracy',
])('%s is the name of a metric', (name) => {
  expect(within(() => deserialize(name, 'metrics'))).toHaveProperty('variables');
});
test('metrics without a name of their own are numbered, as in Keras', () => {
  const make = () => within(() => deserialize('Precision', 'metrics')) as Metric;
  expect([make().name, make().name]).toEqual(['precision', 'precision_1']);
});
test('a function becomes a metric, and is saved by its registered name', () => {
  const metric = within(() => new MeanMetricWrapper('mean_squared_error', { name: 'm' }));
  const fn = { module: 'builtins', class_name: 'function', config: 'mean_squared_error', registered_name: 'function' };
  expect(within(() => metric.getConfig())).toEqual({ name: 'm', dtype: 'float32', fn });
  expect(metric.direction).toBe('down');
  expect(within(() => MeanMetricWrapper.fromConfig(metric.getConfig())).config.fn).toBe(metric.config.fn);
});
test('updates leave no buffers behind', async () => {
  const mean = untraced(() => new Mean());
  const step = jit((x: Tensor) => mean.updateState(x));
  const x = tensor([1, 2, 3]);
  step(x);
  const before = liveBuffers();
  for (let i = 0; i < 10; i++) step(x);
  await mean.total.data();
  expect(liveBuffers()).toBe(before);
});
test('errors name the option and what it takes', () => {
  const make = (name: string, config: Config) => () =>
    within(() => deserialize({ class_name: name, config }, 'metrics'));
  expect(make('Precision', { thresholds: 2 })).toThrow(
    /Precision.thresholds: expected a number from 0 to 1, or an array of them. Received: 2/,
  );
  expect(make('IoU', { num_classes: 2, target_class_ids: [2] })).toThrow(/class numbers below 2/);
  expect(make('AUC', { curve: 'roc' })).toThrow(/AUC.curve: expected one of 'ROC', 'PR', 'PRGAIN'/);
  expect(make('SensitivityAtSpecificity', { specificity: 2 })).toThrow(/specificity: expected a number from 0 to 1/);
});

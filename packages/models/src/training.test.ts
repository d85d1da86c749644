import { readFileSync } from 'node:fs';
import { cpu } from '@oneiros/backend-cpu';
import { type Config, deserialize, use } from '@oneiros/core';
import { layersCorePlugin } from '@oneiros/layers-core';
import { lossesPlugin } from '@oneiros/losses';
import { metricsPlugin } from '@oneiros/metrics';
import { optimizersPlugin } from '@oneiros/optimizers';
import { type Tensor, useBackend } from '@oneiros/tensor';
import { compareTensors, decodeGolden, expectedTensors, type GoldenTensor } from '@oneiros/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Logs } from './callbacks/logs.ts';
import type { Samples } from './data/samples.ts';
import type { Model } from './model.ts';
import { modelsPlugin } from './plugin.ts';
import type { FitOptions } from './training/fit.ts';

interface TrainingCase {
  readonly note: string;
  readonly model: { readonly class_name: string; readonly config: Config; readonly compile_config: Config };
  readonly weights: readonly GoldenTensor[];
  readonly x: unknown;
  readonly y: unknown;
  readonly fit: { readonly [name: string]: unknown };
  readonly history: { readonly [name: string]: readonly number[] };
  readonly after: readonly GoldenTensor[];
  readonly evaluate: Logs;
  readonly on_batch?: readonly Logs[];
  readonly test_on_batch?: Logs;
}

const { cases } = JSON.parse(readFileSync(`${import.meta.dirname}/training.golden.json`, 'utf8')) as {
  cases: readonly TrainingCase[];
};
beforeAll(async () => {
  await useBackend(cpu());
  use(layersCorePlugin, lossesPlugin, metricsPlugin, optimizersPlugin, modelsPlugin);
});

describe.each(cases.map((c) => [c.note, c] as const))('%s', (_, c) => {
  const make = (): Model => {
    const model = deserialize(c.model, 'models') as Model;
    model.compileFromConfig(c.model.compile_config);
    model.setWeights(c.weights.map((value) => decodeGolden(value) as Tensor));
    return model;
  };

  test('trains as Keras does', async () => {
    const model = make();
    const x = decodeGolden(c.x) as Samples;
    const y = decodeGolden(c.y) as Samples;
    const options = { verbose: 0, ...(camelCase(decodeGolden(c.fit)) as FitOptions) } as const;
    const { history } = await model.fit(x, y, options);
    expect(Object.keys(history).sort()).toEqual(Object.keys(c.history).sort());
    for (const [name, values] of Object.entries(c.history)) expect(history[name], name).toEqual(values.map(near));
    expect(model.weights).toHaveLength(c.after.length);
    for (const [i, golden] of expectedTensors(c.after).entries())
      await compareTensors(model.weights[i]!.value, golden, { rtol: 1e-4, atol: 1e-5 });
    const evaluation = await model.evaluate(x, y, { batchSize: 4, sampleWeight: options.sampleWeight ?? null });
    expect(evaluation).toEqual(nearAll(c.evaluate));
    for (const logs of c.on_batch ?? []) expect(await model.trainOnBatch(x, y)).toEqual(nearAll(logs));
    if (c.test_on_batch) expect(await model.testOnBatch(x, y)).toEqual(nearAll(c.test_on_batch));
  });

  test('saves what compile was given', () => {
    const { jit_compile: _, ...config } = c.model.compile_config;
    expect(make().getCompileConfig()).toMatchObject(config);
  });
});

function near(value: number): unknown {
  return expect.closeTo(value, 4);
}
function nearAll(logs: Logs): unknown {
  return Object.fromEntries(Object.entries(logs).map(([name, value]) => [name, near(value)]));
}
/** Options of Python's `fit` under our names. */
function camelCase(options: unknown): unknown {
  return Object.fromEntries(
    Object.entries(options as object).map(([key, value]) => [
      key.replace(/_(\w)/g, (_, c: string) => c.toUpperCase()),
      value,
    ]),
  );
}

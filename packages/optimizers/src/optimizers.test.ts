import { readdirSync, readFileSync } from 'node:fs';
import { cpu } from '@oneiros/backend-cpu';
import { type Config, deserialize, Registry, serialize, withRegistry } from '@oneiros/core';
import { jit, liveBuffers, type Tensor, tensor, useBackend, Variable } from '@oneiros/tensor';
import { compareTensors, decodeGolden, expectedTensors, type GoldenTensor } from '@oneiros/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { Adam } from './adam.ts';
import { AdamW } from './adam-w.ts';
import type { Optimizer } from './optimizer.ts';
import { optimizersPlugin } from './plugin.ts';
import { ExponentialDecay } from './schedules/exponential-decay.ts';
import type { LearningRateSchedule } from './schedules/learning-rate-schedule.ts';
import { SGD } from './sgd.ts';

interface OptimizerCase {
  readonly optimizer: { readonly class_name: string; readonly config: Config };
  readonly note?: string;
  readonly exclude?: readonly string[];
  readonly weights: { readonly [name: string]: GoldenTensor };
  readonly steps: readonly (readonly GoldenTensor[])[];
  readonly after: readonly (readonly GoldenTensor[])[];
  readonly state: readonly GoldenTensor[];
  readonly final?: readonly GoldenTensor[];
}
interface ScheduleCase {
  readonly schedule: { readonly config: Config };
  readonly steps: readonly number[];
  readonly rates: readonly GoldenTensor[];
}

const registry = new Registry().use(optimizersPlugin);
const tolerance = { rtol: 2e-6, atol: 3e-7 };
beforeAll(() => useBackend(cpu()));

function goldens<C>(folder: string): readonly (readonly [file: string, cases: readonly C[]])[] {
  const files = readdirSync(`${import.meta.dirname}/${folder}`).filter((name) => name.endsWith('.golden.json'));
  return files.map((file) => [
    file,
    (JSON.parse(readFileSync(`${import.meta.dirname}/${folder}/${file}`, 'utf8')) as { cases: readonly C[] }).cases,
  ]);
}
async function compareAll(
  actual: readonly (Tensor | Variable)[],
  expectedOnes: readonly GoldenTensor[],
): Promise<void> {
  expect(actual).toHaveLength(expectedOnes.length);
  for (const [i, golden] of expectedTensors(expectedOnes).entries()) {
    const one = actual[i]!;
    await compareTensors(one instanceof Variable ? one.value : one, golden, tolerance);
  }
}

describe.each(goldens<OptimizerCase>('.'))('%s', (_, cases) => {
  test.each(cases.map((c, i) => [`${i} ${c.note ?? ''}`, c] as const))('%s', async (_name, c) => {
    const optimizer = withRegistry(registry, () => deserialize(c.optimizer, 'optimizers')) as Optimizer;
    expect(serialize(optimizer)).toEqual(c.optimizer);
    if (c.exclude) optimizer.excludeFromWeightDecay({ varNames: c.exclude });
    const variables = Object.entries(c.weights).map(
      ([name, value]) => new Variable(decodeGolden(value) as Tensor, { name }),
    );
    optimizer.build(variables);
    const step = jit((gradients: readonly Tensor[]) => optimizer.apply(gradients, variables));
    for (const [i, gradients] of c.steps.entries()) {
      step(gradients.map((g) => decodeGolden(g) as Tensor));
      await compareAll(variables, c.after[i]!);
    }
    await compareAll(optimizer.variables, c.state);
    if (!c.final) return;
    optimizer.finalizeVariableValues(variables);
    await compareAll(variables, c.final);
    step(c.steps[0]!.map((g) => decodeGolden(g) as Tensor)); // weights and averages, the same now, part again
    expect(await variables[0]!.data()).not.toEqual(await optimizer.averageOf(variables[0]!)!.data());
  });
});

describe.each(goldens<ScheduleCase>('schedules'))('%s', (_, cases) => {
  test.each(cases.map((c) => [JSON.stringify(c.schedule.config), c] as const))('%s', async (_name, c) => {
    const schedule = withRegistry(registry, () =>
      deserialize(c.schedule as never, 'schedules'),
    ) as LearningRateSchedule;
    expect(serialize(schedule)).toEqual(c.schedule);
    const rates = c.steps.map((n) => schedule.call(tensor([n], { shape: [], dtype: 'int32' })));
    for (const [i, golden] of expectedTensors(c.rates).entries())
      await compareTensors(rates[i], golden, { rtol: 2e-5, atol: 1e-7 });
  });
});

test('every optimizer has goldens', () => {
  const covered = goldens<OptimizerCase>('.').map(([, cases]) => cases[0]!.optimizer.class_name);
  expect([...covered].sort()).toEqual(
    optimizersPlugin.optimizers!.map(({ className }) => className.split('.').at(-1)).sort(),
  );
});
test.each([
  'adam',
  'adamw',
  'adam_w',
  'AdamW',
  'sgd',
  'SGD',
  'rmsprop',
  'RMSprop',
  'adagrad',
  'adadelta',
  'adamax',
  'nadam',
  'ftrl',
  'lion',
  'lamb',
  'adafactor',
  'muon',
])('%s is the name of an optimizer', (name) => {
  expect(withRegistry(registry, () => deserialize(name, 'optimizers'))).toHaveProperty('iterations');
});
test('the learning rate can be set, and is saved', async () => {
  const optimizer = new Adam({ learningRate: 0.1 });
  optimizer.learningRate = 0.05;
  expect(await optimizer.learningRate.item()).toBeCloseTo(0.05, 7);
  expect(optimizer.getConfig().learning_rate).toBe(Math.fround(0.05));
  const scheduled = new SGD({ learningRate: new ExponentialDecay(0.1, 10, 0.5) });
  expect(() => (scheduled.learningRate = 0.1)).toThrow(
    /expected an optimizer with a number as learning rate. Received: one with a schedule/,
  );
});
test('errors name the option', () => {
  expect(() => new SGD({ clipnorm: 1, clipvalue: 1 })).toThrow(/at most one of clipnorm, clipvalue and globalClipnorm/);
  expect(() => new SGD({ gradientAccumulationSteps: 1 })).toThrow(/at least 2/);
  expect(() => new SGD({ learningRate: '0.1' as never })).toThrow(/SGD.learningRate/);
  expect(() => new AdamW({ weightDecay: null as never })).toThrow(/AdamW.weightDecay/);
  expect(() => new SGD({ momentum: 2 })).toThrow(/momentum: expected a number from 0 to 1/);
  const w = new Variable(tensor([1, 2]), { name: 'w' });
  const optimizer = new SGD();
  optimizer.apply([tensor([1, 1])], [w]);
  expect(() => optimizer.apply([tensor([1])], [new Variable(tensor([1]), { name: 'stranger' })])).toThrow(/stranger/);
  expect(() => optimizer.excludeFromWeightDecay({ varNames: ['w'] })).toThrow(/before fit/);
});
test('steps leave no buffers behind', async () => {
  const w = new Variable(tensor([1, 2, 3]), { name: 'w' });
  const optimizer = new AdamW({ useEma: true, gradientAccumulationSteps: 2, amsgrad: true });
  optimizer.build([w]);
  const step = jit((g: Tensor) => optimizer.apply([g], [w]));
  const gradient = tensor([1, 2, 3]);
  step(gradient);
  const before = liveBuffers();
  for (let i = 0; i < 20; i++) step(gradient);
  await w.data();
  expect(liveBuffers()).toBe(before);
});

test('a model without weights takes a step', () => {
  for (const options of [{ clipnorm: 1 }, { clipvalue: 1 }, { globalClipnorm: 1 }, { useEma: true }])
    expect(() => new SGD(options).apply([], [])).not.toThrow();
});

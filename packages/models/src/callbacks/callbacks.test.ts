import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpu } from '@oneiros/backend-cpu';
import { Dense, Input } from '@oneiros/layers-core';
import { MeanSquaredError } from '@oneiros/losses';
import { Mean, MeanMetricWrapper, SparseCategoricalAccuracy } from '@oneiros/metrics';
import { SGD } from '@oneiros/optimizers';
import { setRandomSeed, square, subtract, sum, useBackend } from '@oneiros/tensor';
import { decodeGolden } from '@oneiros/testing';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Model } from '../model.ts';
import { Sequential } from '../sequential.ts';
import type { CompileOptions } from '../training/compiled.ts';
import { BackupAndRestore } from './backup-and-restore.ts';
import { Callback } from './callback.ts';
import { CSVLogger } from './csv-logger.ts';
import { EarlyStopping, type EarlyStoppingOptions } from './early-stopping.ts';
import { LambdaCallback } from './lambda-callback.ts';
import { LearningRateScheduler } from './learning-rate-scheduler.ts';
import { ModelCheckpoint } from './model-checkpoint.ts';
import { ProgressBar } from './progress-bar.ts';
import { ReduceLROnPlateau, type ReduceLROnPlateauOptions } from './reduce-lr-on-plateau.ts';
import { SwapEMAWeights } from './swap-ema-weights.ts';
import { TerminateOnNaN } from './terminate-on-nan.ts';

beforeEach(() => setRandomSeed(1));
beforeAll(() => useBackend(cpu()));

const x = [
  [1, 2],
  [3, 4],
  [5, 6],
  [7, 8],
];
const y = [[1], [2], [3], [4]];
function model(options: CompileOptions = {}): Sequential {
  const made = new Sequential([Input([2]), new Dense(1)]);
  made.compile({ optimizer: new SGD({ learningRate: 0.01 }), loss: new MeanSquaredError(), ...options });
  return made;
}

interface CallbackCase {
  readonly callback: 'EarlyStopping' | 'ReduceLROnPlateau';
  readonly options: object;
  readonly values: unknown;
  readonly epochs: number;
  readonly rates: readonly number[];
  readonly restored: number | null;
  readonly stopped_epoch?: number;
  readonly best_epoch?: number;
}
const { cases } = JSON.parse(readFileSync(`${import.meta.dirname}/callbacks.golden.json`, 'utf8')) as {
  cases: readonly CallbackCase[];
};

describe('as Keras does with the same logs', () => {
  test.each(cases.map((c, i) => [`${i} ${c.callback} ${JSON.stringify(c.options)}`, c] as const))(
    '%s',
    async (_, c) => {
      vi.spyOn(console, 'warn').mockImplementation(() => {});
      const options = Object.fromEntries(
        Object.entries(c.options).map(([key, value]) => [
          key.replace(/_(\w)/g, (_, l: string) => l.toUpperCase()),
          value,
        ]),
      );
      const callback =
        c.callback === 'EarlyStopping'
          ? new EarlyStopping(options as EarlyStoppingOptions)
          : new ReduceLROnPlateau(options as ReduceLROnPlateauOptions);
      let epoch = 0;
      let restored: number | null = null;
      const optimizer = new SGD({ learningRate: 0.1 });
      const fake = {
        stopTraining: false,
        optimizer,
        compiled: { directionOf: () => 'down' },
        getWeights: async () => [Float32Array.of(epoch)],
        setWeights: ([weight]: readonly Float32Array[]) => (restored = weight![0]!),
      };
      callback.model = fake as unknown as Model;
      const rates: number[] = [];
      await callback.onTrainBegin();
      for (const value of decodeGolden(c.values) as readonly (number | null)[]) {
        await callback.onEpochBegin(epoch);
        await callback.onEpochEnd(epoch, value === null ? {} : { val_loss: value });
        rates.push(await optimizer.learningRate.item());
        epoch++;
        if (fake.stopTraining) break;
      }
      await callback.onTrainEnd({});
      expect({ epochs: epoch, restored }).toEqual({ epochs: c.epochs, restored: c.restored });
      expect(rates).toEqual(c.rates.map((rate) => expect.closeTo(rate, 6)));
      if (callback instanceof EarlyStopping)
        expect([callback.stoppedEpoch, callback.bestEpoch]).toEqual([c.stopped_epoch, c.best_epoch]);
    },
  );
});

describe('mode auto', () => {
  test('asks the metric, and refuses to guess', async () => {
    const accuracy = new SparseCategoricalAccuracy({ name: 'right' });
    const odd = new MeanMetricWrapper((t, p) => sum(square(subtract(t, p)), { axis: -1 }), { name: 'odd' });
    const m = model({ metrics: [accuracy, odd] });
    await m.trainOnBatch(x, y);
    expect(['loss', 'right', 'odd'].map((name) => m.compiled.directionOf(name))).toEqual(['down', 'up', null]);
    await expect(
      m.fit(x, y, { epochs: 2, verbose: 0, callbacks: [new EarlyStopping({ monitor: 'odd' })] }),
    ).rejects.toThrow(/monitor='odd'.*Pass mode: 'max' or mode: 'min'/);
    expect(() => new EarlyStopping({ mode: 'least' as never })).toThrow(/'auto', 'min' or 'max'/);
  });
  test('a quantity that is not logged is said once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    warn.mockClear();
    await model().fit(x, y, { epochs: 3, verbose: 0, callbacks: [new EarlyStopping()] });
    expect(warn.mock.calls).toEqual([
      [expect.stringMatching(/expected monitor='val_loss' among the logs loss.*validationData or validationSplit/)],
    ]);
  });
});

test('EarlyStopping puts the best weights back', async () => {
  const m = model();
  const seen: number[][] = [];
  const spoil = new LambdaCallback({
    onEpochBegin: (epoch) => {
      if (epoch === 2) m.optimizer.learningRate = 10; // everything goes wrong from here
    },
    onEpochEnd: async () => void seen.push(Array.from((await m.weights[0]!.data()) as Float32Array)),
  });
  const stop = new EarlyStopping({ monitor: 'loss', restoreBestWeights: true });
  const { history } = await m.fit(x, y, { epochs: 6, batchSize: 4, verbose: 0, callbacks: [spoil, stop] });
  expect(stop.stoppedEpoch).toBe(history.loss!.length - 1);
  expect(Array.from((await m.weights[0]!.data()) as Float32Array)).toEqual(seen[stop.bestEpoch]);
});

test('the learning rate goes into the logs, for History too', async () => {
  const rates = [0.1, 0.05, 0.025];
  const { history } = await model().fit(x, y, {
    epochs: 3,
    verbose: 0,
    callbacks: [new LearningRateScheduler((epoch) => rates[epoch]!)],
  });
  expect(history.learning_rate).toEqual(rates.map((rate) => expect.closeTo(rate, 6)));
  expect(Object.keys(history)).toEqual(['loss', 'learning_rate']);
  await expect(
    model().fit(x, y, { verbose: 0, callbacks: [new LearningRateScheduler(() => 'x' as never)] }),
  ).rejects.toThrow(/a function that returns a number/);
});

test('TerminateOnNaN stops at once, or throws', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const hot = () => model({ optimizer: new SGD({ learningRate: 1e30 }) });
  const { history } = await hot().fit(x, y, {
    epochs: 50,
    batchSize: 1,
    verbose: 0,
    callbacks: [new TerminateOnNaN()],
  });
  expect(history.loss!.length).toBeLessThan(3);
  expect(log).toHaveBeenCalledWith(expect.stringContaining('Invalid loss'));
  await expect(
    hot().fit(x, y, { epochs: 50, batchSize: 1, verbose: 0, callbacks: [new TerminateOnNaN({ raiseError: true })] }),
  ).rejects.toThrow(/expected a finite loss/);
});

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oneiros-'));
  beforeAll(() => () => rmSync(folder, { recursive: true }));

  test('CSVLogger writes a header and a line an epoch', async () => {
    const lines: string[] = [];
    const file = join(folder, 'log.csv');
    const options = { epochs: 2, verbose: 0, validationSplit: 0.5 } as const;
    const { history } = await model().fit(x, y, {
      ...options,
      callbacks: [new CSVLogger((line) => lines.push(line)), new CSVLogger(file)],
    });
    expect(lines).toEqual([
      'epoch,loss,val_loss\r\n',
      `0,${history.loss![0]},${history.val_loss![0]}\r\n`,
      `1,${history.loss![1]},${history.val_loss![1]}\r\n`,
    ]);
    expect(readFileSync(file, 'utf8')).toBe(lines.join(''));
    await model().fit(x, y, { ...options, callbacks: [new CSVLogger(file, { append: true })] });
    expect(readFileSync(file, 'utf8').match(/epoch/g)).toHaveLength(1);
    expect(readFileSync(file, 'utf8').trim().split('\r\n')).toHaveLength(5);
  });
  test('ModelCheckpoint saves each epoch, the best, or every few batches', async () => {
    const each = new ModelCheckpoint(join(folder, 'each/{epoch:02d}-{loss:.1f}.keras'));
    const best = new ModelCheckpoint(join(folder, 'best/{epoch}.weights.h5'), {
      monitor: 'loss',
      mode: 'max',
      saveBestOnly: true,
      saveWeightsOnly: true,
    });
    const often = new ModelCheckpoint(join(folder, 'often/{epoch}-{batch}.keras'), { saveFreq: 3 });
    const m = model();
    await m.fit(x, y, { epochs: 2, batchSize: 1, verbose: 0, shuffle: false, callbacks: [each, best, often] });
    expect(
      readdirSync(join(folder, 'each'))
        .map((name) => name.slice(0, 3))
        .sort(),
    ).toEqual(['01-', '02-']);
    expect(readdirSync(join(folder, 'best'))).toEqual(['1.weights.h5']); // the loss only falls
    expect(readdirSync(join(folder, 'often')).sort()).toEqual(['1-3.keras', '2-2.keras']);
    expect(existsSync(join(folder, 'often/2-2.keras'))).toBe(true);
    expect(() => new ModelCheckpoint('x.txt')).toThrow(/a path that ends in .keras/);
    expect(() => new ModelCheckpoint('x.keras', { saveFreq: 0 })).toThrow(/saveFreq/);
    const unknown = new ModelCheckpoint(join(folder, '{nothing}.keras'));
    await expect(m.fit(x, y, { verbose: 0, callbacks: [unknown] })).rejects.toThrow(
      /names among loss, epoch. Received: {nothing}/,
    );
  });
});

describe('BackupAndRestore', () => {
  const start = [Float32Array.of(0.5, -0.5), Float32Array.of(0)];
  const made = (): Sequential => {
    const m = model({ optimizer: new SGD({ learningRate: 0.01, momentum: 0.9 }) });
    m.setWeights(start);
    return m;
  };
  const options = { epochs: 4, batchSize: 2, shuffle: false, verbose: 0 } as const;
  const failing = new LambdaCallback({
    onEpochBegin: (epoch) => {
      if (epoch === 2) throw new Error('power cut');
    },
  });
  test.each([{}, { saveFreq: 2 }, { doubleCheckpoint: true }] as const)(
    'goes on where training stopped: %o',
    async (given) => {
      const folder = mkdtempSync(join(tmpdir(), 'oneiros-'));
      const backup = () => new BackupAndRestore(folder, given);
      await expect(made().fit(x, y, { ...options, callbacks: [backup(), failing] })).rejects.toThrow('power cut');
      expect(JSON.parse(readFileSync(join(folder, 'training_metadata.json'), 'utf8'))).toHaveProperty('epoch');
      if ('doubleCheckpoint' in given) writeFileSync(join(folder, 'latest.weights.h5'), 'cut off'); // the last one is broken
      const again = made();
      const { epoch } = await again.fit(x, y, { ...options, callbacks: [backup()] });
      expect(epoch).toEqual('doubleCheckpoint' in given || 'saveFreq' in given ? [1, 2, 3] : [2, 3]);
      expect(existsSync(folder)).toBe(false);
      if ('saveFreq' in given) return; // saved at the end of the second epoch, which is done again
      const whole = made();
      await whole.fit(x, y, options);
      expect(await again.weights[0]!.data()).toEqual(await whole.weights[0]!.data());
    },
  );
  test('errors', async () => {
    expect(() => new BackupAndRestore('')).toThrow(/the path of a folder/);
    expect(() => new BackupAndRestore('x', { saveFreq: 0 })).toThrow(/saveFreq/);
    const unbuilt = new Sequential([new Dense(1)]);
    unbuilt.compile({ optimizer: new SGD(), loss: new MeanSquaredError() });
    await expect(unbuilt.fit(x, y, { verbose: 0, callbacks: [new BackupAndRestore('x')] })).rejects.toThrow(
      /a model that is built before fit/,
    );
  });
});

test('SwapEMAWeights evaluates the averages and trains the weights', async () => {
  const seen: Record<string, number[]> = {};
  const look = (name: string) => async (): Promise<void> =>
    void (seen[name] = Array.from((await m.weights[0]!.data()) as Float32Array));
  const m = model({ optimizer: new SGD({ learningRate: 0.01, useEma: true, emaMomentum: 0.9 }) });
  class Look extends Callback {
    override onTestBegin = look('in evaluation');
    override onEpochEnd = look('after');
  }
  const before = new LambdaCallback({ onTrainBatchEnd: look('trained') });
  await m.fit(x, y, {
    epochs: 1,
    batchSize: 1,
    verbose: 0,
    validationData: [x, y],
    callbacks: [before, new SwapEMAWeights(), new Look()],
  });
  expect(seen.after).toEqual(seen.trained);
  expect(seen['in evaluation']).not.toEqual(seen.trained);
  expect(Array.from((await m.weights[0]!.data()) as Float32Array)).toEqual(seen['in evaluation']); // fit ends with the averages
  await expect(
    model().fit(x, y, { verbose: 0, validationData: [x, y], callbacks: [new SwapEMAWeights()] }),
  ).rejects.toThrow(/an optimizer with useEma: true/);
});

test('callbacks hear everything in order, and may be asynchronous', async () => {
  const heard: string[] = [];
  class All extends Callback {
    override async onTrainBegin() {
      await Promise.resolve();
      heard.push('train {');
    }
    override onTrainEnd() {
      heard.push('}');
    }
    override onEpochBegin(epoch: number) {
      heard.push(`epoch ${epoch} {`);
    }
    override onEpochEnd(_: number, logs: object) {
      heard.push(`} ${Object.keys(logs)}`);
    }
    override onTrainBatchBegin(batch: number) {
      heard.push(`${batch}`);
    }
    override onTrainBatchEnd(_: number, logs: object) {
      heard.push(`${Object.keys(logs)}`);
    }
    override onTestBegin() {
      heard.push('test {');
    }
    override onTestEnd(logs: object) {
      heard.push(`} ${Object.keys(logs)}`);
    }
    override onTestBatchBegin(batch: number) {
      heard.push(`t${batch}`);
    }
    override onTestBatchEnd(_: number, logs: object) {
      heard.push(`${Object.keys(logs)}`);
    }
    override onPredictBegin() {
      heard.push('predict {');
    }
    override onPredictEnd() {
      heard.push('}');
    }
  }
  const m = model();
  await m.fit(x, y, {
    batchSize: 2,
    verbose: 0,
    validationData: [x, y],
    validationBatchSize: 4,
    callbacks: [new All()],
  });
  expect(heard.join(' ')).toBe('train { epoch 0 { 0 loss 1 loss test { t0 loss } loss } loss,val_loss }');
  heard.length = 0;
  await m.predict(x, { callbacks: [new All()] });
  expect(heard.join(' ')).toBe('predict { }');
});

test('ProgressBar writes a line an epoch', async () => {
  const lines: string[] = [];
  await model().fit(x, y, {
    epochs: 2,
    batchSize: 2,
    verbose: 0,
    callbacks: [new ProgressBar(2, (text) => lines.push(text))],
  });
  expect(lines).toEqual([
    expect.stringMatching(/^Epoch 1\/2 - 2\/2 .*ms\/step - loss: [\d.]+(e[+-]\d+)?\n$/),
    expect.stringMatching(/^Epoch 2\/2 - /),
  ]);
});
test("a metric of one's own counts", async () => {
  expect(new Mean().direction).toBeNull();
});

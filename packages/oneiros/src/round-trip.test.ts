import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Answers, answers, compareAnswers, type RoundTrip, step } from '../../../tools/golden/round-trip.ts';
import {
  Input,
  layers,
  loadModel,
  losses,
  Model,
  optimizers,
  regularizers,
  Sequential,
  setRandomSeed,
  useBackend,
} from './index.ts';

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const goldens = JSON.parse(readFileSync(file('round-trip.golden.json'), 'utf8')) as {
  readonly [name: string]: RoundTrip;
};

describe.each(['cpu', 'onnxruntime'])('on %s, a model that Python built, trained and saved', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(Object.entries(goldens))(
    '%s: predicts the same and trains on with the same losses',
    async (name, golden) => {
      const model = await loadModel<Model>(file(`round-trip-${name}.golden.keras`));
      expect(await model.optimizer.iterations.value.item()).toBe(4);
      compareAnswers(await answers(model, golden), golden);
    },
  );
});

describe('what of a file matters', () => {
  test('without the state of the optimizer the losses would differ', async () => {
    await useBackend('cpu');
    const golden = goldens['mlp']!;
    const model = await loadModel<Model>(file('round-trip-mlp.golden.keras'), { compile: false });
    expect(model.isCompiled).toBe(false);
    model.compile({
      optimizer: new optimizers.Adam({ learningRate: 0.01 }),
      loss: new losses.SparseCategoricalCrossentropy({ fromLogits: true }),
    });
    const { losses: own } = await answers(model, golden);
    expect(own[0]).toBeCloseTo(golden.losses[0]!, 4); // before the first step there is no difference yet
    expect(Math.abs(own[2]! - golden.losses[2]!)).toBeGreaterThan(1e-3);
  });

  test.each(Object.keys(goldens))('%s: saved and loaded again, it goes on as it would have', async (name) => {
    await useBackend('cpu');
    const golden = goldens[name]!;
    const model = await loadModel<Model>(file(`round-trip-${name}.golden.keras`));
    compareAnswers(await answers(await loadModel<Model>(await model.save()), golden), golden);
  });
});

describe('a model built, trained and saved here', () => {
  const reason = whyNoKeras();

  test('opens in Python Keras, predicts the same and trains on with the same losses', { timeout: 300_000 }, async ({
    skip,
  }) => {
    if (reason) skip(reason);
    await useBackend('onnxruntime');
    setRandomSeed(3);
    const folder = mkdtempSync(join(tmpdir(), 'oneiros-round-trip-'));
    try {
      const here: { [name: string]: Answers } = {};
      for (const [name, make] of Object.entries(makers)) {
        const golden = goldens[name]!;
        const model = make();
        for (let i = 0; i < 4; i++) await step(model, golden);
        await model.save(join(folder, `${name}.keras`));
        here[name] = await answers(model, golden);
      }
      writeFileSync(join(folder, 'cases.json'), JSON.stringify(goldens));
      const env = { ...process.env, KERAS_BACKEND: pythonBackend(), TF_CPP_MIN_LOG_LEVEL: '3' };
      const { stdout } = await promisify(execFile)(python(), [file('round-trip.golden.py'), folder], {
        env,
        maxBuffer: 2 ** 26,
      });
      const there = JSON.parse(stdout.trim().split('\n').at(-1)!) as { [name: string]: Answers };
      expect(Object.keys(there)).toEqual(Object.keys(makers));
      for (const name of Object.keys(makers)) compareAnswers(here[name]!, there[name]!, name);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** The models of round-trip.golden.py. */
const makers: { readonly [name: string]: () => Model } = {
  mlp: () => {
    const model = new Sequential([
      Input([6]),
      new layers.Dense(8, { activation: 'relu' }),
      new layers.Dense(8, { activation: 'gelu' }),
      new layers.Dense(3),
    ]);
    model.compile({
      optimizer: new optimizers.Adam({ learningRate: 0.01 }),
      loss: new losses.SparseCategoricalCrossentropy({ fromLogits: true }),
      metrics: ['accuracy'],
    });
    return model;
  },
  cnn: () => {
    const model = new Sequential([
      Input([9, 9, 2]),
      new layers.Rescaling(0.5),
      new layers.Conv2D(4, 3, { padding: 'same', useBias: false }),
      new layers.BatchNormalization({ momentum: 0.9 }),
      new layers.Activation('relu'),
      new layers.MaxPooling2D(),
      new layers.DepthwiseConv2D(3, { depthMultiplier: 2, strides: 2, padding: 'same' }),
      new layers.AveragePooling2D(2, { strides: 1 }),
      new layers.BatchNormalization({ scale: false }),
      new layers.GlobalAveragePooling2D(),
      new layers.Dense(5, { activation: 'softmax' }),
    ]);
    model.compile({
      optimizer: new optimizers.Adam({ learningRate: 0.02, amsgrad: true }),
      loss: 'categorical_crossentropy',
    });
    return model;
  },
  lstm: () => {
    const model = new Sequential([
      Input([7], { dtype: 'int32' }),
      new layers.Embedding(20, 6, { maskZero: true }),
      new layers.LSTM(5),
      new layers.Dense(1, { activation: 'sigmoid' }),
    ]);
    const learningRate = new optimizers.schedules.ExponentialDecay(0.05, 2, 0.8);
    model.compile({ optimizer: new optimizers.Adam({ learningRate }), loss: 'binary_crossentropy', metrics: ['mae'] });
    return model;
  },
  functional: () => {
    const left = Input([4], { name: 'left' });
    const right = Input([3, 4], { name: 'right' });
    const shared = new layers.Dense(6, {
      activation: 'tanh',
      kernelRegularizer: new regularizers.L2({ l2: 0.01 }),
      name: 'shared',
    });
    const merged = new layers.Concatenate().apply([
      shared.apply(left),
      new layers.Flatten().apply(shared.apply(right)),
    ]);
    const hidden = new layers.Add().apply([new layers.Dense(6).apply(merged), shared.apply(left)]);
    const score = new layers.Dense(1, { name: 'score' }).apply(hidden);
    const kind = new layers.Dense(3, { activation: 'softmax', name: 'kind' }).apply(hidden);
    const model = new Model({ left, right }, { score, kind });
    model.compile({
      optimizer: new optimizers.Adam({ learningRate: 0.01, clipnorm: 1, weightDecay: 0.004 }),
      loss: { score: 'mse', kind: 'sparse_categorical_crossentropy' },
      lossWeights: { score: 0.5, kind: 2 },
    });
    return model;
  },
};

function python(): string {
  return process.env['ONEIROS_PYTHON'] ?? 'python3';
}
/** Why the test with Python cannot run; `null` if it can. */
function whyNoKeras(): string | null {
  const { status } = spawnSync(python(), [
    '-c',
    'import importlib.metadata as m; assert m.version("keras").startswith("3.15.")',
  ]);
  return status === 0 ? null : `${python()} has no Keras 3.15. Name a Python that has in ONEIROS_PYTHON.`;
}
/** What its Keras can compute on. */
function pythonBackend(): string {
  return spawnSync(python(), ['-c', 'import importlib.metadata as m; m.version("jax")']).status === 0
    ? 'jax'
    : 'tensorflow';
}

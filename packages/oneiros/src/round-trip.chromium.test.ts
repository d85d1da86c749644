import { beforeAll, describe, expect, test } from 'vitest';
import { readBytes, readText } from '../../../tools/browser/files.ts';
import { answers, compareAnswers, type RoundTrip } from '../../../tools/golden/round-trip.ts';
import { Input, layers, loadModel, type Model, optimizers, Sequential, setRandomSeed, useBackend } from './index.ts';

const file = (name: string): string => `packages/oneiros/src/${name}`;
const goldens = JSON.parse(await readText(file('round-trip.golden.json'))) as { readonly [name: string]: RoundTrip };

describe.each(['cpu'])('in a browser, on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(Object.entries(goldens))(
    '%s that Python saved: predicts the same, trains on with the same losses, and again when saved and loaded',
    async (name, golden) => {
      const bytes = await readBytes(file(`round-trip-${name}.golden.keras`));
      compareAnswers(await answers(await loadModel<Model>(bytes), golden), golden);
      const saved = await (await loadModel<Model>(bytes)).save();
      compareAnswers(await answers(await loadModel<Model>(new Blob([saved as never])), golden), golden);
    },
  );

  test('a file is loaded from its address', async () => {
    const model = await loadModel<Model>(`/repository-files/${file('round-trip-mlp.golden.keras')}`);
    compareAnswers(await answers(model, goldens['mlp']!), goldens['mlp']!);
  });

  test('a model learns', async () => {
    setRandomSeed(1);
    const x = Array.from({ length: 64 }, (_, i) => [(i % 8) / 8, Math.floor(i / 8) / 8]);
    const y = x.map(([a, b]) => [2 * a! - b! + 0.5]);
    const model = new Sequential([Input([2]), new layers.Dense(8, { activation: 'tanh' }), new layers.Dense(1)]);
    model.compile({ optimizer: new optimizers.Adam({ learningRate: 0.02 }), loss: 'mse' });
    const { history } = await model.fit(x, y, { epochs: 20, batchSize: 16, verbose: 0 });
    expect(history['loss']!.at(-1)!).toBeLessThan(0.1 * history['loss']![0]!);
  });
});

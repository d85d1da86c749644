import { readFileSync } from 'node:fs';
import { loadModel, type Model, type Tensor, tensor, useBackend } from 'oneiros';
import { beforeAll, expect, test } from 'vitest';

const file = readFileSync(new URL('operations.golden.keras', import.meta.url));
const answers = JSON.parse(readFileSync(new URL('operations.golden.json', import.meta.url), 'utf8')) as {
  shape: number[];
  data: number[];
}[];

beforeAll(() => useBackend('cpu'));

test('ops of keras.ops as nodes of a model, as Keras computes them, also after saving', async () => {
  const x = tensor(
    Float32Array.from({ length: 48 }, (_, i) => Math.sin(i)),
    { shape: [2, 4, 6] },
  );
  const tokens = tensor(Int32Array.of(1, 2, 3, 0, 0, 4, 5, 0, 0, 0), { shape: [2, 5] });
  const model = await loadModel<Model>(file);
  const again = await loadModel<Model>(await model.save());
  for (const m of [model, again]) {
    const outputs = (await m.predict([x, tokens])) as unknown as readonly Tensor[];
    expect(outputs.length).toBe(answers.length);
    for (const [i, { shape, data }] of answers.entries()) {
      expect(outputs[i]!.shape).toEqual(shape);
      const got = await outputs[i]!.data();
      data.forEach((value, at) => expect(Number(got[at])).toBeCloseTo(value, 5));
    }
  }
});

import { cpu } from '@oneiros/backend-cpu';
import { Add, Concatenate, Dense, Input } from '@oneiros/layers-core';
import { LSTM } from '@oneiros/layers-recurrent';
import { MeanSquaredError } from '@oneiros/losses';
import { Adam } from '@oneiros/optimizers';
import { setRandomSeed, tensor, useBackend } from '@oneiros/tensor';
import { beforeAll, describe, expect, test } from 'vitest';
import { Model } from './model.ts';
import { Sequential } from './sequential.ts';
import type { SummaryOptions } from './summary.ts';

beforeAll(async () => {
  await useBackend(cpu());
  setRandomSeed(1);
});

/** The rows of the table, the header first, and the lines below it. */
function parts(model: Sequential | Model, options: SummaryOptions = {}): { rows: string[][]; below: string[] } {
  const lines = model.summary({ ...options, printFn: () => {} }).split('\n');
  return {
    rows: lines
      .filter((line) => line.startsWith('│'))
      .map((line) =>
        line
          .split('│')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
    below: lines.slice(lines.findIndex((line) => line.startsWith('└')) + 1),
  };
}

// The columns are those that Keras 3.15.1 shows of the same models.
describe('summary', () => {
  test('of a chain has no column of connections', () => {
    const x = Input([4], { name: 'x' });
    const model = new Model(x, new Dense(2, { name: 'b' }).apply(new Dense(3, { name: 'a' }).apply(x)));
    expect(parts(model).rows).toEqual([
      ['Layer (type)', 'Output Shape', 'Param #'],
      ['x (InputLayer)', '(None, 4)', '0'],
      ['a (Dense)', '(None, 3)', '15'],
      ['b (Dense)', '(None, 2)', '8'],
    ]);
  });

  test('of a graph tells what is connected to what', () => {
    const [a, b] = [Input([8], { name: 'a' }), Input([4], { name: 'b' })];
    const shared = new Dense(4, { name: 'shared' });
    const joined = new Concatenate({ name: 'joined' }).apply([shared.apply(shared.apply(b)), a]);
    expect(parts(new Model([a, b], joined)).rows).toEqual([
      ['Layer (type)', 'Output Shape', 'Param #', 'Connected to'],
      ['b (InputLayer)', '(None, 4)', '0', '-'],
      ['shared (Dense)', '(None, 4)', '20', 'b[0][0], shared[0][0]'],
      ['a (InputLayer)', '(None, 8)', '0', '-'],
      ['joined (Concatenate)', '(None, 12)', '0', 'shared[1][0], a[0][0]'],
    ]);
    const x = Input([4], { name: 'x' });
    const residual = new Add({ name: 'add' }).apply([x, new Dense(4, { name: 'dense' }).apply(x)]);
    expect(parts(new Model(x, residual)).rows.map((row) => row[3])).toEqual(['Connected to', '-', 'x[0][0]', 'x[0][0], dense[0][0]']); // biome-ignore format: a table
  });

  test('of several outputs, and of what is trained', () => {
    const x = Input([4, 3], { name: 'x' });
    const [y, , c] = new LSTM(4, { returnState: true, name: 'lstm' }).apply(x);
    const model = new Model(x, new Concatenate({ name: 'joined' }).apply([y, c]));
    model.getLayer('lstm').trainable = false;
    expect(parts(model, { showTrainable: true }).rows.slice(1)).toEqual([
      ['x (InputLayer)', '(None, 4, 3)', '0', '-', '-'],
      ['lstm (LSTM)', '[(None, 4), (None, 4), (None, 4)]', '128', 'x[0][0]', 'N'],
      ['joined (Concatenate)', '(None, 8)', '0', 'lstm[0][0], lstm[0][2]', '-'],
    ]);
  });

  test('with models inside, and of some layers', () => {
    const inner = new Sequential([Input([4]), new Dense(3, { name: 'c' })], { name: 'inner' });
    const model = new Sequential([Input([4]), new Dense(4, { name: 'a' }), inner, new Dense(1, { name: 'b' })]);
    const names = (options: SummaryOptions): string[] =>
      parts(model, options)
        .rows.slice(1)
        .map(([name]) => name!);
    expect(names({ expandNested: true })).toEqual(['a (Dense)', 'inner (Sequential)', '└ c (Dense)', 'b (Dense)']);
    expect(names({ layerRange: ['a', 'in.*'] })).toEqual(['a (Dense)', 'inner (Sequential)']);
    expect(() => model.summary({ layerRange: ['a', 'z'] })).toThrow(/layerRange.*among a, inner, b.*\["a","z"\]/s);
  });

  test('counts weights, bytes and the state of the optimizer', async () => {
    const model = new Sequential([Input([4]), new Dense(3, { name: 'a' })]);
    expect(parts(model).below).toEqual([
      ' Total params: 15 (60.00 B)',
      ' Trainable params: 15 (60.00 B)',
      ' Non-trainable params: 0 (0.00 B)',
    ]);
    model.compile({ optimizer: new Adam(), loss: new MeanSquaredError() });
    await model.trainOnBatch(tensor([[1, 2, 3, 4]]), tensor([[1, 2, 3]]));
    expect(parts(model).below).toEqual([
      ' Total params: 47 (188.00 B)',
      ' Trainable params: 15 (60.00 B)',
      ' Non-trainable params: 0 (0.00 B)',
      ' Optimizer params: 32 (128.00 B)',
    ]);
  });
});

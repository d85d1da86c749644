import { cpu } from '@oneiros/backend-cpu';
import { type CallOptions, Dense, Dropout, relu } from '@oneiros/layers-core';
import { MeanSquaredError } from '@oneiros/losses';
import { Adam } from '@oneiros/optimizers';
import { add, setRandomSeed, type Tensor, tensor, useBackend } from '@oneiros/tensor';
import { beforeAll, expect, test } from 'vitest';
import { Input } from './input.ts';
import { Model } from './model.ts';
import { Sequential } from './sequential.ts';

beforeAll(() => useBackend(cpu()));

let traces = 0;
class Residual extends Model {
  static override readonly className: string = 'mine>Residual';
  readonly inner: Dense = this.track('inner', new Dense(4, { activation: relu }));
  readonly drop: Dropout = this.track('drop', new Dropout(0.1));
  readonly last: Dense = this.track('last', new Dense(1));

  override call(x: Tensor, { training }: CallOptions): Tensor {
    traces++;
    return this.last.apply(add(x, this.drop.apply(this.inner.apply(x), { training })));
  }
}

test('a model with a call of its own builds once, learns, and is traced only for new shapes', async () => {
  setRandomSeed(3);
  const model = new Residual();
  model.compile({ optimizer: new Adam({ learningRate: 0.02 }), loss: new MeanSquaredError() });
  const n = 64;
  const x = tensor(
    Float32Array.from({ length: n * 4 }, (_, i) => Math.sin(i * 1.7)),
    { shape: [n, 4] },
  );
  const y = Float32Array.from({ length: n }, (_, i) => Math.abs(Math.sin(i * 6.8)));
  const { history } = await model.fit(x, tensor(y, { shape: [n, 1] }), { epochs: 20, batchSize: 16, verbose: 0 });
  expect(model.trainableVariables.map((v) => v.shape)).toEqual([[4, 4], [4], [4, 1], [1]]);
  expect(history.loss!.at(-1)!).toBeLessThan(history.loss![0]! / 4);
  expect(traces).toBeLessThan(6);
  const same = await model.predict(x);
  expect((same as Tensor).shape).toEqual([n, 1]);
});

test('a Sequential is a Model, and neither is of a class that is derived from Model', () => {
  const sequential = new Sequential([Input([2]), new Dense(1)]);
  const inputs = Input([2]);
  const model = new Model(inputs, new Dense(1).apply(inputs));
  expect([sequential, model, new Residual()].map((one) => one instanceof Model)).toEqual([true, true, true]);
  expect([sequential, model, new Residual()].map((one) => one instanceof Residual)).toEqual([false, false, true]);
  expect(new Dense(1) instanceof Model).toBe(false);
  const same: Model = sequential; // in types, too
  expect(same.layers.length).toBe(1);
});

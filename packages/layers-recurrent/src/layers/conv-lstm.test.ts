import { cpu } from '@oneiros/backend-cpu';
import { Input, Masking } from '@oneiros/layers-core';
import { ConvLSTM1D, ConvLSTM2D, type ConvLSTMOptions } from '@oneiros/layers-recurrent';
import { multiply, normal, reshape, slice, type Tensor, tensor, useBackend, zerosLike } from '@oneiros/tensor';
import { compareTensors } from '@oneiros/testing';
import { beforeAll, expect, test } from 'vitest';

beforeAll(() => useBackend(cpu()));
const films = (): Tensor => normal([2, 4, 3, 3, 2], { seed: 1 });

/** Layers of the same weights. */
async function alike(x: Tensor, ...options: readonly ConvLSTMOptions<false>[]): Promise<readonly ConvLSTM2D[]> {
  const made = options.map((own) => new ConvLSTM2D(2, 2, own));
  for (const layer of made) layer.buildFor(x.shape);
  const values = await Promise.all(made[0]!.weights.map((w) => w.data() as Promise<Float32Array>));
  for (const layer of made) layer.setWeights(values);
  return made;
}

test('stateful: goes on from batch to batch, until it is reset', async () => {
  const x = films();
  const [whole, parts] = await alike(x, {}, { stateful: true });
  const half = (at: number): Tensor => slice(x, [0, at, 0, 0, 0], [2, 2, 3, 3, 2]);
  for (let round = 0; round < 2; round++) {
    parts!.apply(half(0));
    await compareTensors(parts!.apply(half(2)), whole!.apply(x));
    parts!.resetState();
  }
});

test('masked steps leave the state, in a loop and unrolled, and give zeros where that is asked for', async () => {
  const x = films();
  const mask = tensor([
    [true, true, false, false],
    [true, true, false, false],
  ]);
  const [loop, unrolled, zero, zeroAll] = await alike(
    x,
    {},
    { unroll: true },
    { zeroOutputForMask: true },
    { zeroOutputForMask: true, returnSequences: true },
  );
  const wanted = loop!.apply(slice(x, [0, 0, 0, 0, 0], [2, 2, 3, 3, 2]));
  await compareTensors(loop!.apply(x, { mask }), wanted);
  await compareTensors(unrolled!.apply(x, { mask }), wanted);
  await compareTensors(zero!.apply(x, { mask }), zerosLike(wanted));
  const all = zeroAll!.apply(x, { mask });
  await compareTensors(reshape(slice(all, [0, 1, 0, 0, 0], [2, 1, 2, 2, 2]), [2, 2, 2, 2]), wanted);
  // A mask with an entry for each pixel skips steps that have none.
  const shown = tensor([1, 1, 0, 0], { shape: [1, 4, 1, 1, 1], dtype: 'float32' });
  await compareTensors(loop!.apply(new Masking().apply(multiply(x, shown)) as Tensor), wanted);
});

test('shapes and mistakes', () => {
  const input = Input([4, 7, 6, 2]);
  expect(new ConvLSTM2D(3, [3, 2]).apply(input).shape).toEqual([null, 5, 5, 3]);
  expect(new ConvLSTM2D(3, 3, { padding: 'same', strides: 2 }).apply(input).shape).toEqual([null, 4, 3, 3]);
  expect(
    new ConvLSTM2D(3, 3, { dilationRate: 2, dataFormat: 'channels_first' }).apply(Input([4, 2, 7, 6])).shape,
  ).toEqual([null, 3, 3, 2]);
  expect(new ConvLSTM1D(3, 2, { returnState: true }).apply(Input([null, 5, 2])).map((t) => t.shape)).toEqual([
    [null, 4, 3],
    [null, 4, 3],
    [null, 4, 3],
  ]);
  expect(() => new ConvLSTM2D(3, 3, { strides: 2, dilationRate: 2 })).toThrow(
    'ConvLSTM: expected strides or dilationRate of 1. Received: strides=[2,2] and dilationRate=[2,2]. Set one of them to 1.',
  );
  expect(() => new ConvLSTM2D(3, 3, { name: 'film' }).apply(Input([4, null, 6, 2]))).toThrow(
    'expected known sizes of the images. Received: steps of shape [null,null,6,2]',
  );
  expect(() => new ConvLSTM2D(3, 3, { name: 'film' }).apply(Input([4, 6, 2]))).toThrow(
    "Layer 'film': expected an input of 5 dimensions, batch included.",
  );
});

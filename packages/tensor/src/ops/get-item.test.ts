import { cpu } from '@oneiros/backend-cpu';
import { expect, test } from 'vitest';
import { withBackend } from '../backend.ts';
import { asTensor, type Tensor } from '../tensor.ts';
import { arange } from './arange.ts';
import { getItem, type ItemKey } from './get-item.ts';
import { reshape } from './reshape.ts';

const backend = cpu();
const x = (): Tensor => reshape(arange(24), [2, 3, 4]);

// What NumPy gives for np.arange(24).reshape(2, 3, 4) at the key in the comment.
const cases: readonly (readonly [ItemKey | readonly ItemKey[], readonly number[], readonly number[]])[] = [
  [1, [3, 4], [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]], // [1]
  [
    [-1, {}, { start: 1, stop: 3 }],
    [3, 2],
    [13, 14, 17, 18, 21, 22],
  ], // [-1, :, 1:3]
  [
    ['...', 0],
    [2, 3],
    [0, 4, 8, 12, 16, 20],
  ], // [..., 0]
  [
    [null, 0, { start: -2 }, 3],
    [1, 2],
    [7, 11],
  ], // [None, 0, -2:, 3]
  [
    [0, { step: -1 }, { start: 3, stop: 0, step: -2 }],
    [3, 2],
    [11, 9, 7, 5, 3, 1],
  ], // [0, ::-1, 3:0:-2]
  [[0, { start: 2, stop: 1 }], [0, 4], []], // [0, 2:1]
  [
    [{}, { start: 0, stop: 9, step: 2 }, -1],
    [2, 2],
    [3, 11, 15, 23],
  ], // [:, 0:9:2, -1]
];
test.each(cases)('key %j', async (key, shape, values) => {
  const y = withBackend(backend, () => getItem(x(), key));
  expect(y.shape).toEqual(shape);
  expect([...(await y.data())].map(Number)).toEqual(values);
});

test('a tensor of indices', async () => {
  const y = withBackend(backend, () => getItem(x(), [{}, asTensor([2, 0], 'int32'), 1]));
  expect([...(await y.data())].map(Number)).toEqual([9, 1, 21, 13]);
});

test('errors', () => {
  withBackend(backend, () => {
    expect(() => getItem(x(), 2)).toThrow('ops.getItem: key: expected an index from -2 to 1 for axis 0. Received: 2.');
    expect(() => getItem(x(), [0, 0, 0, 0])).toThrow("at most 3 keys and one '...'");
  });
});

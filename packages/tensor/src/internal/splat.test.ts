import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { jit, traceCall } from '../jit.ts';
import * as ops from '../ops/index.ts';
import { simplify } from '../simplify.ts';
import { type Tensor, tensor } from '../tensor.ts';

beforeAll(() => useBackend(cpu()));

const x = (dtype: 'float32' | 'int32' | 'float16' | 'bool' = 'float32'): Tensor =>
  tensor(
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    { dtype },
  );
/** The ops that are left of `fn` on a 2 × 3 tensor. */
const left = (fn: (x: Tensor) => unknown, given: Tensor = x()): string[] =>
  simplify(traceCall(fn, [given]).program).applications.map(({ op }) => op.name);

test.each<[string, (x: Tensor) => Tensor]>([
  ['x + 0', (x) => ops.add(x, 0)],
  ['0 + x', (x) => ops.add(0, x)],
  ['x − 0', (x) => ops.subtract(x, 0)],
  ['x · 1', (x) => ops.multiply(x, ops.ones([2, 3]))],
  ['x / 1', (x) => ops.divide(x, 1)],
  ['x¹', (x) => ops.power(x, 1)],
  ['−(−x)', (x) => ops.negative(ops.negative(x))],
  ['transposed twice', (x) => ops.transpose(ops.transpose(x))],
  ['flipped twice', (x) => ops.flip(ops.flip(x))],
  ['all of a slice', (x) => ops.slice(x, [0, 0], [2, 3])],
  ['padded by nothing', (x) => ops.pad(x, 0)],
  ['one thing put together', (x) => ops.concatenate([x])],
  ['reshaped there and back', (x) => ops.reshape(ops.reshape(x, [6]), [2, 3])],
  ['broadcast to its shape', (x) => ops.broadcastTo(x, [2, 3])],
  ['a sum over nothing', (x) => ops.sum(x, { axis: [] })],
  ['widened and narrowed', (x) => ops.cast(ops.cast(x, 'float64'), 'float32')],
])('nothing is left of %s', (_, fn) => {
  expect(left(fn)).toEqual([]);
});

test.each<[string, (x: Tensor) => Tensor, string[]]>([
  ['0 − x', (x) => ops.subtract(0, x), ['constant', 'subtract']],
  ['1 / x', (x) => ops.divide(1, x), ['constant', 'divide']],
  ['a sum that broadcasts', (x) => ops.add(x, ops.zeros([4, 2, 3])), ['constant', 'broadcastTo', 'add']],
  ['a cast that loses digits', (x) => ops.cast(ops.cast(x, 'float16'), 'float32'), ['cast', 'cast']],
  ['x²', (x) => ops.power(x, 2), ['multiply']],
  [
    'two transpositions',
    (x) => ops.transpose(ops.transpose(ops.expandDims(x, 0), { axes: [1, 0, 2] }), { axes: [0, 2, 1] }),
    ['reshape', 'transpose'],
  ],
  [
    'arithmetic of constants',
    (x) => ops.multiply(x, ops.sqrt(ops.divide(ops.add(ops.ones([]), 7), 2))),
    ['constant', 'multiply'],
  ],
])('%s is as short as it can be', (_, fn, names) => {
  expect(left(fn)).toEqual(names);
});

test('constants are folded in the precision of their dtype', async () => {
  const third = (x: Tensor): Tensor =>
    ops.multiply(x, ops.divide(tensor(1, { dtype: x.dtype }), tensor(3, { dtype: x.dtype })));
  for (const dtype of ['float32', 'float16'] as const) {
    expect(left(third, x(dtype))).toEqual(['constant', 'multiply']);
    expect(await jit(third)(x(dtype)).array()).toEqual(await third(x(dtype)).array());
  }
  const wrapping = (x: Tensor): Tensor =>
    ops.add(x, ops.multiply(tensor([65536], { dtype: 'int32' }), tensor([65537], { dtype: 'int32' })));
  expect(await jit(wrapping)(x('int32')).array()).toEqual(await wrapping(x('int32')).array());
});

test('a cast of a cast is one only where the first loses nothing', async () => {
  expect(left((x) => ops.cast(ops.cast(x, 'int32'), 'float32'), x('bool'))).toEqual(['cast']);
  expect(left((x) => ops.cast(ops.cast(x, 'float32'), 'float16'), x('int32'))).toEqual(['cast', 'cast']);
  expect(left((x) => ops.cast(ops.cast(x, 'int32'), 'float32'))).toEqual(['cast', 'cast']);
  const truth = (x: Tensor): Tensor => ops.cast(ops.cast(x, 'bool'), 'int32');
  expect(await jit(truth)(x('int32')).array()).toEqual([
    [1, 1, 1],
    [1, 1, 1],
  ]);
});

import { type DType, fromBfloat16, fromFloat16, integerRange, isFloat, toBfloat16, toFloat16 } from '@oneiros/core';
import * as ops from '@oneiros/tensor';
import { type Tensor, tensor, useBackend } from '@oneiros/tensor';
import { beforeAll, describe, expect, test } from 'vitest';
import { cpu } from '../cpu.ts';

// Golden files hold what JAX computes without 64 bits; here is every dtype, against integers and floats of JavaScript.
const integers = ['int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64'] as const;
const floats = ['float16', 'bfloat16', 'float32', 'float64'] as const;
const all: readonly DType[] = [...integers, ...floats, 'bool'];

beforeAll(() => useBackend(cpu()));

const of = (values: readonly bigint[], dtype: DType): Tensor => tensor([...values], { dtype });
const read = async (x: Tensor): Promise<bigint[]> => Array.from((await x.data()) as ArrayLike<number | bigint>, BigInt);
/** What is left of an integer in the bits of `dtype`. */
const wrapped = (value: bigint, dtype: DType): bigint => {
  const [low, high] = integerRange(dtype);
  return ((((value - low) % (high - low + 1n)) + (high - low + 1n)) % (high - low + 1n)) + low;
};
const floorDivide = (x: bigint, y: bigint): bigint => (x - (((x % y) + y) % y)) / y;

describe.each(integers)('%s', (dtype) => {
  const [low, high] = integerRange(dtype);
  const x = [low, low + 1n, 0n, 1n, 7n, high - 1n, high];
  const y = [3n, 5n, 7n, 2n, 3n, 2n, high];
  const binary: readonly (readonly [keyof typeof ops, (x: bigint, y: bigint) => bigint])[] = [
    ['add', (a, b) => a + b],
    ['subtract', (a, b) => a - b],
    ['multiply', (a, b) => a * b],
    ['floorDivide', floorDivide],
    ['mod', (a, b) => a - floorDivide(a, b) * b],
    // Math.max takes no bigints.
    ['maximum', (a, b) => (a > b ? a : b)],
    ['minimum', (a, b) => (a < b ? a : b)],
    ['bitwiseAnd', (a, b) => a & b],
    ['bitwiseOr', (a, b) => a | b],
    ['bitwiseXor', (a, b) => a ^ b],
  ];
  test.each(binary)('%s', async (name, exact) => {
    const found = await read((ops[name] as (x: Tensor, y: Tensor) => Tensor)(of(x, dtype), of(y, dtype)));
    expect(found).toEqual(x.map((a, i) => wrapped(exact(a, y[i]!), dtype)));
  });

  test('power, shifts and signs', async () => {
    const small = [0n, 1n, 2n, 3n];
    expect(await read(ops.power(of(x.slice(2), dtype), of([...small, 2n], dtype)))).toEqual(
      x.slice(2).map((a, i) => wrapped(a ** [...small, 2n][i]!, dtype)),
    );
    expect(
      await read(
        ops.leftShift(
          of(x, dtype),
          of(
            x.map(() => 3n),
            dtype,
          ),
        ),
      ),
    ).toEqual(x.map((a) => wrapped(a << 3n, dtype)));
    expect(
      await read(
        ops.rightShift(
          of(x, dtype),
          of(
            x.map(() => 2n),
            dtype,
          ),
        ),
      ),
    ).toEqual(x.map((a) => a >> 2n));
    expect(await read(ops.negative(of(x, dtype)))).toEqual(x.map((a) => wrapped(-a, dtype)));
    expect(await read(ops.square(of(x, dtype)))).toEqual(x.map((a) => wrapped(a * a, dtype)));
    expect(await read(ops.abs(of(x, dtype)))).toEqual(x.map((a) => wrapped(a < 0n ? -a : a, dtype)));
    expect(await read(ops.sign(of(x, dtype)))).toEqual(x.map((a) => (a > 0n ? 1n : a < 0n ? -1n : 0n)));
    expect(await read(ops.bitwiseNot(of(x, dtype)))).toEqual(x.map((a) => wrapped(~a, dtype)));
  });

  test('comparisons, selection and order', async () => {
    expect(await read(ops.less(of(x, dtype), of(y, dtype)))).toEqual(x.map((a, i) => (a < y[i]! ? 1n : 0n)));
    expect(await read(ops.equal(of(x, dtype), of(y, dtype)))).toEqual(x.map((a, i) => (a === y[i]! ? 1n : 0n)));
    expect(
      await read(ops.where(tensor([true, false, true, false, true, false, true]), of(x, dtype), of(y, dtype))),
    ).toEqual(x.map((a, i) => (i % 2 ? y[i]! : a)));
    const mixed = [7n, high, low, 1n, 7n];
    expect(await read(ops.sort(of(mixed, dtype)))).toEqual([...mixed].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    expect(await read(ops.argsort(of([5n, high, 0n, 5n], dtype)))).toEqual([2n, 0n, 3n, 1n]);
    const [values, indices] = ops.topK(of([5n, high, 0n, 5n], dtype), 3);
    expect(await read(values)).toEqual([high, 5n, 5n]);
    expect(await read(indices)).toEqual([1n, 0n, 3n]);
  });

  test('reductions and running sums', async () => {
    const matrix = ops.reshape(of([1n, 2n, 3n, 4n, 5n, 6n], dtype), [2, 3]);
    expect(await read(ops.sum(matrix, { axis: 0 }))).toEqual([5n, 7n, 9n]);
    expect(await read(ops.sum(matrix, { axis: 1 }))).toEqual([6n, 15n]);
    expect(await read(ops.prod(matrix))).toEqual([720n]);
    expect(await read(ops.max(of(x, dtype)))).toEqual([high]);
    expect(await read(ops.min(of(x, dtype)))).toEqual([low]);
    expect(await read(ops.argmax(matrix, { axis: 1 }))).toEqual([2n, 2n]);
    expect(await read(ops.cumsum(of([high, 1n, 1n], dtype)))).toEqual([high, low, low + 1n]);
    expect(await read(ops.cumprod(of([2n, 3n, 4n], dtype)))).toEqual([2n, 6n, 24n]);
    expect((await ops.mean(matrix).data())[0]).toBe(3.5);
  });

  test('scatter', async () => {
    const into = of([1n, 2n, 3n], dtype);
    const at = [[0], [2], [0]];
    const scattered = (mode: 'update' | 'add' | 'multiply' | 'max' | 'min'): Promise<bigint[]> =>
      read(ops.scatterNd(into, at, of([5n, 1n, 4n], dtype), { mode }));
    expect(await scattered('update')).toEqual([4n, 2n, 1n]);
    expect(await scattered('add')).toEqual([10n, 2n, 4n]);
    expect(await scattered('multiply')).toEqual([20n, 2n, 3n]);
    expect(await scattered('max')).toEqual([5n, 2n, 3n]);
    expect(await scattered('min')).toEqual([1n, 2n, 1n]);
  });
});

describe.each(floats)('%s', (dtype) => {
  const round: (v: number) => number =
    dtype === 'float64'
      ? Number
      : dtype === 'float32'
        ? Math.fround
        : dtype === 'float16'
          ? (v) => fromFloat16(toFloat16(v))
          : (v) => fromBfloat16(toBfloat16(v));
  const x = [0.1, -2.7, 3.3, 100.5, 0].map(round);
  const y = [0.7, 1.3, -3.1, 0.01, 2].map(round);
  const operand = (values: readonly number[]): Tensor => tensor([...values], { dtype });
  const found = async (t: Tensor): Promise<number[]> => {
    expect(t.dtype).toBe(dtype);
    return Array.from((await t.data()) as Float64Array);
  };

  test('arithmetic is rounded once', async () => {
    const [a, b] = [operand(x), operand(y)];
    expect(await found(ops.add(a, b))).toEqual(x.map((v, i) => round(v + y[i]!)));
    expect(await found(ops.multiply(a, b))).toEqual(x.map((v, i) => round(v * y[i]!)));
    expect(await found(ops.divide(a, b))).toEqual(x.map((v, i) => round(v / y[i]!)));
    expect(await found(ops.maximum(a, b))).toEqual(x.map((v, i) => Math.max(v, y[i]!)));
    expect(await found(ops.exp(b))).toEqual(y.map((v) => round(Math.exp(v))));
    expect(await found(ops.relu(a))).toEqual(x.map((v) => Math.max(v, 0)));
  });

  test('reductions, order and scatter', async () => {
    const a = operand(x);
    expect(await found(ops.sum(a))).toEqual([round(x.reduce((t, v) => t + v, 0))]);
    expect(await found(ops.mean(a))).toEqual([round(x.reduce((t, v) => t + v, 0) / x.length)]);
    expect(await found(ops.max(a))).toEqual([Math.max(...x)]);
    expect(await found(ops.sort(a))).toEqual([...x].sort((v, w) => v - w));
    expect(await found(ops.scatterNd(a, [[1], [1]], operand([1, 2]), { mode: 'add' }))).toEqual(
      x.map((v, i) => (i === 1 ? round(v + 3) : v)),
    );
    expect(await found(ops.take(a, [9]))).toEqual([Number.NaN]);
  });
});

describe.each(all)('%s is moved as it is', (dtype) => {
  const [low, high] = isFloat(dtype)
    ? [-1.5, Number.POSITIVE_INFINITY]
    : dtype === 'bool'
      ? [0, 1]
      : integerRange(dtype);
  const one = isFloat(dtype) ? Number.NaN : 1;
  const values = [low, high, one, 0, one, high].map((v) => (dtype.endsWith('int64') ? BigInt(v) : Number(v)));
  const x = (): Tensor => ops.reshape(tensor(values as number[], { dtype }), [2, 3]);
  const found = async (t: Tensor): Promise<number[]> => {
    expect(t.dtype).toBe(dtype);
    return Array.from((await t.data()) as Float64Array);
  };
  const at = (...indices: number[]): number[] => indices.map((i) => values[i] as number);

  test('by every op of movement', async () => {
    expect(await found(ops.transpose(x()))).toEqual(at(0, 3, 1, 4, 2, 5));
    expect(await found(ops.slice(x(), [0, 1], [2, 2]))).toEqual(at(1, 2, 4, 5));
    expect(await found(ops.flip(x(), { axis: 1 }))).toEqual(at(2, 1, 0, 5, 4, 3));
    expect(await found(ops.concatenate([x(), x()], { axis: 1 }))).toEqual(at(0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5));
    expect(await found(ops.broadcastTo(ops.slice(x(), [0, 0], [1, 3]), [2, 3]))).toEqual(at(0, 1, 2, 0, 1, 2));
    expect(await found(ops.roll(x(), 1, { axis: 0 }))).toEqual(at(3, 4, 5, 0, 1, 2));
    expect(
      await found(
        ops.pad(
          x(),
          [
            [0, 1],
            [1, 0],
          ],
          { mode: 'edge' },
        ),
      ),
    ).toEqual(at(0, 0, 1, 2, 3, 3, 4, 5, 3, 3, 4, 5));
    expect(await found(ops.take(x(), [2, 0], { axis: 1 }))).toEqual(at(2, 0, 5, 3));
    expect(await found(ops.takeAlongAxis(x(), [[2], [0]], { axis: 1 }))).toEqual(at(2, 3));
    expect(
      await found(
        ops.gatherNd(x(), [
          [1, 2],
          [0, 0],
        ]),
      ),
    ).toEqual(at(5, 0));
    expect(await found(ops.dynamicSlice(x(), [1, 0], [1, 2]))).toEqual(at(3, 4));
    expect(await found(ops.dynamicUpdateSlice(x(), ops.slice(x(), [0, 0], [1, 2]), [1, 1]))).toEqual(
      at(0, 1, 2, 3, 0, 1),
    );
    const padded = await found(
      ops.pad(x(), [
        [0, 0],
        [1, 0],
      ]),
    );
    expect([1, 2, 3, 5, 6, 7].map((i) => padded[i])).toEqual(at(0, 1, 2, 3, 4, 5));
    expect(Number(padded[0])).toBe(0);
  });
});

test('booleans are joined by logic', async () => {
  const [x, y] = [tensor([true, true, false, false]), tensor([true, false, true, false])];
  expect(await ops.add(x, y).array()).toEqual([true, true, true, false]);
  expect(await ops.multiply(x, y).array()).toEqual([true, false, false, false]);
  expect(await ops.maximum(x, y).array()).toEqual([true, true, true, false]);
  expect(await ops.bitwiseXor(x, y).array()).toEqual([false, true, true, false]);
  expect(await ops.bitwiseNot(x).array()).toEqual([false, false, true, true]);
  expect(await ops.sum(x).array()).toBe(2);
});

test('large copies, transposed in blocks, are right', async () => {
  const x = ops.reshape(ops.arange(3 * 37 * 50), [3, 37, 50]);
  for (const axes of [
    [0, 2, 1],
    [2, 1, 0],
    [1, 0, 2],
    [2, 0, 1],
    [1, 2, 0],
  ]) {
    const turned = await ops.transpose(x, { axes }).data();
    const shape = axes.map((a) => x.shape[a]!);
    const steps = [37 * 50, 50, 1];
    const wanted: number[] = [];
    for (let a = 0; a < shape[0]!; a++)
      for (let b = 0; b < shape[1]!; b++)
        for (let c = 0; c < shape[2]!; c++)
          wanted.push(a * steps[axes[0]!]! + b * steps[axes[1]!]! + c * steps[axes[2]!]!);
    expect(Array.from(turned as Int32Array)).toEqual(wanted);
  }
});

test.each([1, 3, 16, 130])('a row of %i is added to every row', async (size) => {
  const x = ops.reshape(ops.arange(77 * size), [77, size]);
  const row = ops.arange(size);
  const wanted = Array.from({ length: 77 * size }, (_, i) => i + 2 * (i % size));
  expect(Array.from((await ops.add(x, ops.multiply(row, 2)).data()) as Int32Array)).toEqual(wanted);
  expect(Array.from((await ops.subtract(ops.multiply(row, -2), x).data()) as Int32Array)).toEqual(
    wanted.map((v) => 0 - v),
  );
});

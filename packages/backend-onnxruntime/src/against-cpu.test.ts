import { cpu } from '@oneiros/backend-cpu';
import type { DType } from '@oneiros/core';
import * as ops from '@oneiros/tensor';
import { compareTensors } from '@oneiros/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onnxruntime } from './onnxruntime.ts';

// Everything in graphs: else small cases would be computed on the host.
const graphs = onnxruntime({ smallestGraph: 0 });
const reference = cpu();
const runs = 12;
const seed = 7;

type Tensor = ops.Tensor;
/** Values of a shape and dtype, to be made a tensor of on each backend. */
interface Values {
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly data: readonly number[];
}

const dtypes = ['float32', 'int32', 'bool'] as const;
const sizes = (minLength: number, maxLength: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 0, max: 4 }), { minLength, maxLength });
const ofShape = (shape: readonly number[], dtype: DType): fc.Arbitrary<Values> => {
  const count = shape.reduce((a, b) => a * b, 1);
  const element = dtype === 'bool' ? fc.integer({ min: 0, max: 1 }) : fc.integer({ min: -9, max: 9 });
  const scale = dtype === 'float32' ? 0.375 : 1;
  return fc
    .array(element, { minLength: count, maxLength: count })
    .map((data) => ({ shape, dtype, data: data.map((v) => v * scale) }));
};
const values = (least = 0, most = 4, of: readonly DType[] = dtypes): fc.Arbitrary<Values> =>
  fc.tuple(sizes(least, most), fc.constantFrom(...of)).chain(([shape, dtype]) => ofShape(shape, dtype));
/** Values with one of their axes, counted from either end. */
const withAxis = (of: readonly DType[] = dtypes): fc.Arbitrary<readonly [Values, number]> =>
  values(1, 4, of).chain((x) =>
    fc.tuple(fc.constant(x), fc.integer({ min: -x.shape.length, max: x.shape.length - 1 })),
  );
/** Two shapes that broadcast: some axes of the second one are of size 1, or missing in front. */
const broadcasting = (of: readonly DType[]): fc.Arbitrary<readonly [Values, Values]> =>
  fc
    .tuple(
      sizes(0, 4),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      fc.nat(4),
      fc.constantFrom(...of),
      fc.constantFrom(...of),
    )
    .chain(([shape, ones, cut, a, b]) =>
      fc.tuple(
        ofShape(shape, a),
        ofShape(shape.map((n, i) => (ones[i] ? 1 : n)).slice(Math.min(cut, shape.length)), b),
      ),
    );

let refused = 0;

function make({ shape, dtype, data }: Values): Tensor {
  return ops.tensor(data as number[], { shape, dtype });
}

/** Both backends give the same, or both refuse with the same words. */
async function agree(call: () => Tensor | readonly Tensor[]): Promise<void> {
  const [want, got] = [reference, graphs].map((backend) =>
    ops.withBackend(backend, () => {
      try {
        const result = call();
        return result instanceof ops.Tensor ? [result] : [...result];
      } catch (error) {
        return (error as Error).message;
      }
    }),
  ) as [Tensor[] | string, Tensor[] | string];
  if (typeof want === 'string' || typeof got === 'string') {
    expect(got).toEqual(want);
    refused++;
    return;
  }
  expect(got.length).toBe(want.length);
  for (const [i, w] of want.entries()) await compareTensors(got[i], w);
}

/** For most inputs there must be a result: a property that is always refused says nothing. */
async function holds<T>(inputs: fc.Arbitrary<T>, call: (input: T) => Tensor | readonly Tensor[]): Promise<void> {
  refused = 0;
  await fc.assert(
    fc.asyncProperty(inputs, (input) => agree(() => call(input))),
    { numRuns: runs, seed },
  );
  expect(refused).toBeLessThan(runs / 2);
}

describe('elementwise', () => {
  const unary = [
    'abs',
    'negative',
    'square',
    'exp',
    'tanh',
    'sigmoid',
    'floor',
    'sign',
    'isfinite',
    'logicalNot',
    'sin',
    'relu',
  ] as const;
  test.each(unary)('%s', (name) =>
    holds(values(0, 4, name === 'logicalNot' || name === 'isfinite' ? dtypes : ['float32', 'int32']), (x) =>
      ops[name](make(x)),
    ),
  );
  const binary = [
    'add',
    'multiply',
    'subtract',
    'maximum',
    'minimum',
    'divide',
    'less',
    'equal',
    'floorDivide',
    'mod',
  ] as const;
  test.each(binary)('%s, with shapes that broadcast and dtypes that are promoted', (name) => {
    const dtypesOf: readonly DType[] = name === 'floorDivide' || name === 'mod' ? ['float32'] : ['float32', 'int32'];
    return holds(broadcasting(dtypesOf), ([x, y]) => ops[name](make(x), make(y)));
  });
});

describe('reductions', () => {
  test.each(['sum', 'mean', 'prod', 'std', 'any', 'all', 'logsumexp'] as const)('%s', (name) =>
    holds(withAxis(name === 'any' || name === 'all' ? dtypes : ['float32', 'int32']), ([x, axis]) =>
      ops[name](make(x), { axis, keepdims: axis % 2 === 0 }),
    ),
  );
  test.each(['max', 'min', 'argmax', 'argmin'] as const)('%s', (name) =>
    holds(withAxis(['float32', 'int32']), ([x, axis]) => ops[name](make(x), { axis })),
  );
});

describe('orders and running sums', () => {
  test.each(['sort', 'argsort', 'cumsum', 'cumprod', 'flip'] as const)('%s', (name) =>
    holds(withAxis(['float32', 'int32']), ([x, axis]) => ops[name](make(x), { axis })),
  );
});

describe('shapes', () => {
  test('transpose', () =>
    holds(
      values(0, 4).chain((x) =>
        fc.tuple(
          fc.constant(x),
          fc.shuffledSubarray(
            x.shape.map((_, i) => i),
            { minLength: x.shape.length },
          ),
        ),
      ),
      ([x, axes]) => ops.transpose(make(x), { axes }),
    ));
  test('roll', () => holds(withAxis(), ([x, axis]) => ops.roll(make(x), 1, { axis })));
  test('repeat', () => holds(withAxis(), ([x, axis]) => ops.repeat(make(x), 2, { axis })));
  test('concatenate', () => holds(withAxis(), ([x, axis]) => ops.concatenate([make(x), make(x)], { axis })));
  test('pad', () => holds(values(1, 4), (x) => ops.pad(make(x), [1, 2])));
  test('tile', () => holds(values(1, 3), (x) => ops.tile(make(x), [2, 1, 3])));
});

describe('products', () => {
  const matrices = fc
    .tuple(sizes(3, 3), sizes(0, 1))
    .chain(([[m, k, n], batch]) =>
      fc.tuple(ofShape([...batch, m!, k!], 'float32'), ofShape([...batch, k!, n!], 'float32')),
    );
  test('matmul', () => holds(matrices, ([x, y]) => ops.matmul(make(x), make(y))));
  test('kron', () => holds(fc.tuple(values(0, 2), values(0, 2)), ([x, y]) => ops.kron(make(x), make(y))));
});

describe('gathering', () => {
  test('take', () =>
    holds(
      withAxis(['float32', 'int32']).filter(([x, axis]) => x.shape.at(axis)! > 0),
      ([x, axis]) => ops.take(make(x), ops.tensor([0, -1], { dtype: 'int32' }), { axis }),
    ));
  test('unique', () =>
    holds(
      withAxis(['int32']).filter(([x]) => x.data.length > 0),
      ([x, axis]) => ops.unique(make(x), { axis, size: 3, returnInverse: true, returnCounts: true, returnIndex: true }),
    ));
  test('topK', () =>
    holds(
      values(1, 3, ['float32']).filter(({ shape }) => shape.at(-1)! > 0),
      (x) => ops.topK(make(x), 1),
    ));
});

describe('special values', () => {
  const specials = [Number.NaN, Infinity, -Infinity, 0, -0, 3e38, -3e38, 1e-38, 1, -2.5];
  const special = fc.array(fc.constantFrom(...specials), { minLength: 1, maxLength: 12 });
  const x = (data: readonly number[]): Tensor => make({ shape: [data.length], dtype: 'float32', data });
  test.each(['abs', 'negative', 'exp', 'log', 'sqrt', 'tanh', 'sigmoid', 'relu', 'isnan', 'isinf', 'sign'] as const)(
    '%s',
    (name) => holds(special, (data) => ops[name](x(data))),
  );
  test.each(['add', 'multiply', 'divide', 'maximum', 'minimum', 'less', 'equal'] as const)('%s', (name) =>
    holds(special, (data) => ops[name](x(data), x([...data].reverse()))),
  );
  test.each(['sum', 'max', 'min', 'prod', 'argmax'] as const)('%s', (name) =>
    holds(special, (data) => ops[name](x(data))),
  );
});

describe('windows', () => {
  /** An image, a kernel that fits it, and how to move it. */
  const moves = fc
    .record({
      batch: fc.integer({ min: 1, max: 2 }),
      size: fc.tuple(fc.integer({ min: 3, max: 7 }), fc.integer({ min: 3, max: 7 })),
      window: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
      groups: fc.integer({ min: 1, max: 2 }),
      channels: fc.integer({ min: 1, max: 9 }),
      filters: fc.integer({ min: 1, max: 9 }),
      strides: fc.integer({ min: 1, max: 3 }),
      padding: fc.constantFrom('same' as const, 'valid' as const),
    })
    .chain((m) =>
      fc.record({
        m: fc.constant(m),
        x: ofShape([m.batch, ...m.size, m.groups * m.channels], 'float32'),
        kernel: ofShape([...m.window, m.channels, m.groups * m.filters], 'float32'),
      }),
    );
  test('conv', () =>
    holds(moves, ({ m: { strides, padding }, x, kernel }) => ops.conv(make(x), make(kernel), { strides, padding })));
  test('conv, dilated', () =>
    holds(moves, ({ m: { padding }, x, kernel }) =>
      ops.conv(make(x), make(kernel), { dilationRate: 2, padding: padding === 'valid' ? 'same' : padding }),
    ));
  test('convTranspose', () =>
    holds(
      moves.filter(({ m }) => m.groups === 1),
      ({ m: { strides, padding }, x, kernel }) => {
        const { shape, data } = kernel;
        const turned = make({ shape: [shape[0]!, shape[1]!, shape[3]!, shape[2]!], dtype: 'float32', data });
        return ops.convTranspose(make(x), turned, { strides, padding });
      },
    ));
  test('maxPool and averagePool', () =>
    holds(moves, ({ m: { window, strides, padding }, x }) => [
      ops.maxPool(make(x), window, { strides, padding }),
      ops.averagePool(make(x), window, { strides, padding }),
    ]));
});

describe('indices and linear algebra', () => {
  const rows = fc.integer({ min: 1, max: 5 }).chain((n) =>
    fc.record({
      x: ofShape([n, 3], 'float32'),
      at: fc.array(fc.integer({ min: 0, max: n - 1 }), { minLength: 1, maxLength: 6 }),
      square: ofShape([n, n], 'float32'),
    }),
  );
  const index = (at: readonly number[], shape = [at.length]): Tensor => make({ shape, dtype: 'int32', data: at });
  test('take and its reverse, scatter', () =>
    holds(rows, ({ x, at }) => {
      const taken = ops.take(make(x), index(at), { axis: 0 });
      return [taken, ops.scatter(index(at, [at.length, 1]), taken, x.shape)];
    }));
  test('cholesky, solve, inv, det', () =>
    holds(rows, ({ square, x }) => {
      const a = make(square);
      const n = square.shape[0]!;
      const positive = ops.add(ops.matmul(a, ops.transpose(a)), ops.multiply(ops.eye(n), 4));
      return [ops.cholesky(positive), ops.solve(positive, make(x)), ops.inv(positive), ops.det(positive)];
    }));
  test('fft', () => holds(rows, ({ x }) => ops.fft([make(x), ops.negative(make(x))])));
});

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
    return;
  }
  expect(got.length).toBe(want.length);
  for (const [i, w] of want.entries()) await compareTensors(got[i], w);
}

function holds<T>(inputs: fc.Arbitrary<T>, call: (input: T) => Tensor | readonly Tensor[]): Promise<void> {
  return fc.assert(
    fc.asyncProperty(inputs, (input) => agree(() => call(input))),
    { numRuns: runs, seed },
  );
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

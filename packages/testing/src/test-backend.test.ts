import { cpu } from '@oneiros/backend-cpu';
import * as ops from '@oneiros/tensor';
import { tensor, useBackend } from '@oneiros/tensor';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareTensors } from './compare-tensors.ts';
import { type GoldenCase, parseGoldens } from './golden.ts';
import { testBackend, testOp } from './test-backend.ts';

beforeAll(() => useBackend(cpu()));

const t = (shape: number[], dtype: string, data: unknown[]): unknown => ({ $t: { shape, dtype, data } });
const golden = (change: object): GoldenCase =>
  parseGoldens(
    JSON.stringify({
      cases: [
        {
          op: 'add',
          args: [t([2], 'float32', [1, 'NaN']), 1],
          opts: {},
          out: [t([2], 'float32', [2, 'NaN'])],
          ...change,
        },
      ],
    }),
  )[0]!;
const outcomes = async (goldens: readonly GoldenCase[]): Promise<readonly string[]> =>
  Promise.all(
    testBackend(cpu(), { goldens, ops }).map(({ run }) =>
      run().then(
        () => 'passed',
        (error: Error) => error.message,
      ),
    ),
  );

describe('testBackend', () => {
  test('passes what is right, in each part', async () => {
    const right = golden({
      args: [t([2], 'float32', [1, 2]), t([2], 'float32', [3, 4])],
      out: [t([2], 'float32', [4, 6])],
      cotangents: [t([2], 'float32', [1, -1])],
      grads: [t([2], 'float32', [1, -1]), t([2], 'float32', [1, -1])],
    });
    expect(await outcomes([golden({}), right])).toEqual(['passed', 'passed', 'passed', 'passed', 'passed']);
    expect(testBackend(cpu(), { goldens: [right], ops }).map(({ name }) => name)).toEqual([
      'add 0: value on cpu',
      'add 0: jit on cpu',
      'add 0: gradient on cpu',
    ]);
  });

  test.each([
    [
      'values',
      { out: [t([2], 'float32', [2.01, 'NaN'])] },
      'result 0: element 0 of [2]: expected 2.01. Received: 2. 1 of 2 elements are off',
    ],
    ['NaN', { out: [t([2], 'float32', [2, 2])] }, 'element 1 of [2]: expected 2. Received: NaN'],
    ['shapes', { out: [t([2, 1], 'float32', [2, 2])] }, 'shape: expected [2,1]. Received: [2]'],
    ['dtypes', { out: [t([2], 'int32', [2, 2])] }, 'dtype: expected int32. Received: float32'],
    [
      'number of results',
      { out: [t([2], 'float32', [2, 'NaN']), t([], 'float32', [1])] },
      'results: expected 2. Received: 1',
    ],
    ['names', { op: 'add_up.all' }, 'ops.addUp.all: expected a function'],
  ])('finds wrong %s', async (_, change, message) => {
    for (const outcome of await outcomes([golden(change)])) expect(outcome).toContain(message);
  });

  test('finds wrong gradients', async () => {
    const off = golden({
      args: [t([1], 'float32', [1]), 1],
      out: [t([1], 'float32', [2])],
      cotangents: [t([1], 'float32', [1])],
      grads: [t([1], 'float32', [2])],
    });
    expect(await outcomes([off])).toEqual([
      'passed',
      'passed',
      expect.stringContaining('gradient 0: element 0 of [1]: expected 2. Received: 1'),
    ]);
  });

  test('what does not apply follows from the dtypes of the backend', () => {
    const wide = golden({ args: [t([1], 'float64', [1]), 1] });
    const narrow = { ...cpu(), dtypes: ['float32' as const] };
    expect(testBackend(narrow, { goldens: [wide], ops }).map(({ notApplicable }) => notApplicable)).toEqual([
      'backend cpu does not declare float64',
      'backend cpu does not declare float64',
    ]);
    expect(testBackend(cpu(), { goldens: [wide], ops }).map(({ notApplicable }) => notApplicable)).toEqual([
      null,
      null,
    ]);
  });

  test('testOp takes the cases of one op', () => {
    expect(testOp('add', [golden({}), golden({ op: 'exp' })], [cpu(), cpu()], { ops })).toHaveLength(4);
    expect(() => testOp('sin', [golden({})], [cpu()], { ops })).toThrow(
      "a golden case of op 'sin'. Received: cases of add",
    );
    expect(() => parseGoldens('{"cases":[{"layer":{}}]}')).toThrow('golden file: expected');
  });
});

test('compareTensors has tolerances for floats, none for others', async () => {
  const expected = { shape: [2], dtype: 'float32', data: [1, 100] } as const;
  expect(await compareTensors(tensor([1.00001, 100.001]), expected)).toBeLessThan(0.2);
  await expect(compareTensors(tensor([1.001, 100]), expected)).rejects.toThrow('element 0');
  await compareTensors(tensor([1.001, 100]), expected, { rtol: 1e-2 });
  await expect(
    compareTensors(tensor([1, 101], { dtype: 'int32' }), { ...expected, dtype: 'int32' }, { atol: 10 }),
  ).rejects.toThrow('element 1');
  await compareTensors(tensor([1, 100]), tensor([1, 100]));
});

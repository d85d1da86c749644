import { grad } from '@oneiros/autodiff';
import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { traceCall } from '../jit.ts';
import { simplify } from '../simplify.ts';
import { type Tensor, tensor } from '../tensor.ts';
import { add } from './add.ts';
import { barrier } from './barrier.ts';
import { exp } from './exp.ts';
import { sum } from './sum.ts';

beforeAll(() => useBackend(cpu()));

test('gives its inputs', async () => {
  const [x, y] = barrier([tensor([1, 2]), tensor(3)]);
  expect(await x!.array()).toEqual([1, 2]);
  expect(await y!.item()).toBe(3);
  expect(barrier([])).toEqual([]);
});

test('what is computed behind it is not merged with what is before', () => {
  const names = (fn: (x: Tensor) => Tensor): string[] =>
    simplify(traceCall(fn, [tensor(1)]).program).applications.map(({ op }) => op.name);
  expect(names((x) => add(exp(x), exp(x)))).toEqual(['exp', 'add']);
  expect(names((x) => add(exp(x), exp(barrier([x, exp(x)])[0]!)))).toEqual(['exp', 'barrier', 'exp', 'add']);
});

test('lets gradients through', async () => {
  const g = grad((x: Tensor) => sum(exp(barrier([x])[0]!)));
  expect(await g(tensor([0, 0])).array()).toEqual([1, 1]);
});

import { cpu } from '@oneiros/backend-cpu';
import { checkGradients, compareTensors } from '@oneiros/testing';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { lowerPart, onDiagonal, transposed, upperPart } from '../internal/matrices.ts';
import { type Tensor, tensor } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { matmul } from './matmul.ts';
import { triangularSolve } from './triangular-solve.ts';
import { where } from './where.ts';

beforeAll(() => useBackend(cpu()));

const a = Float32Array.from({ length: 18 }, (_, i) => Math.sin(7.3 * i + 0.4) + ((i % 9) % 4 === 0 ? 2 : 0));
const b = Float32Array.from({ length: 6 }, (_, i) => Math.cos(3.1 * i));
const choices = [true, false].flatMap((lower) =>
  [true, false].flatMap((transpose) => [true, false].map((unitDiagonal) => ({ lower, transpose, unitDiagonal }))),
);

test.each(choices)('lower $lower, transpose $transpose, unit diagonal $unitDiagonal', async (options) => {
  const left = tensor(a, { shape: [2, 3, 3] });
  const right = tensor(b, { shape: [3, 2] });
  const x = triangularSolve(left, right, options);
  const triangle = options.lower ? lowerPart(left) : upperPart(left);
  const whole = options.unitDiagonal ? where(onDiagonal(triangle), 1, triangle) : triangle;
  await compareTensors(matmul(options.transpose ? transposed(whole) : whole, x), broadcastTo(right, [2, 3, 2]));
  const inputs = [
    { shape: [2, 3, 3], data: a },
    { shape: [3, 2], data: b },
  ];
  const solve = (l: Tensor, r: Tensor): Tensor => triangularSolve(l, r, options);
  await checkGradients(solve, inputs);
  await checkGradients(solve, inputs, { second: true, samples: 4 });
});

test('refuses what does not fit', () => {
  expect(() => triangularSolve(tensor([[1, 2]]), tensor([[1]]))).toThrow(/square matrices/);
  expect(() => triangularSolve(tensor([[1]]), tensor([[1], [2]]))).toThrow(/as many rows in both/);
});

import { cpu } from '@oneiros/backend-cpu';
import { checkGradients, compareTensors } from '@oneiros/testing';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { lowerPart, onDiagonal, upperPart } from '../internal/matrices.ts';
import { sliceAxis } from '../internal/static-slice.ts';
import { tensor } from '../tensor.ts';
import { lu } from './lu.ts';
import { matmul } from './matmul.ts';
import { reshape } from './reshape.ts';
import { takeAlongAxis } from './take-along-axis.ts';
import { where } from './where.ts';

beforeAll(() => useBackend(cpu()));

const data = (size: number): Float32Array => Float32Array.from({ length: size }, (_, i) => Math.sin(7.3 * i + 0.4));

test.each([[[3, 3]], [[2, 4, 4]], [[5, 3]], [[2, 2, 5]], [[0, 2, 2]]])(
  'L U has the rows of x in the order of the permutation: %j',
  async (shape) => {
    const x = tensor(data(shape.reduce((a, b) => a * b)), { shape });
    const [factors, pivots, permutation] = lu(x);
    const k = Math.min(...shape.slice(-2));
    expect(pivots.shape).toEqual([...shape.slice(0, -2), k]);
    const rank = shape.length;
    const lower = sliceAxis(where(onDiagonal(factors), 1, lowerPart(factors, -1)), rank - 1, 0, k);
    const upper = sliceAxis(upperPart(factors), rank - 2, 0, k);
    await compareTensors(
      matmul(lower, upper),
      takeAlongAxis(x, reshape(permutation, [...permutation.shape, 1]), { axis: -2 }),
    );
  },
);

test('derivatives agree with difference quotients', async () => {
  const x = { shape: [2, 3, 3], data: data(18) };
  await checkGradients((t) => lu(t)[0], [x]);
  await checkGradients((t) => lu(t)[0], [x], { second: true, samples: 4 });
});

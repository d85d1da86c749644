import { cpu } from '@oneiros/backend-cpu';
import { checkGradients, compareTensors } from '@oneiros/testing';
import { beforeAll, expect, test } from 'vitest';
import { type Backend, useBackend, withBackend } from '../backend.ts';
import { type Tensor, tensor } from '../tensor.ts';
import { windowMax } from './window-max.ts';
import { windowMaxGradient, windowMaxGradientOp } from './window-max-gradient.ts';
import { windowSum } from './window-sum.ts';

beforeAll(() => useBackend(cpu()));

function expanding(): Backend {
  const base = cpu();
  return { ...base, name: 'expanding', supports: (a) => a.op !== windowMaxGradientOp && base.supports(a) };
}
const cases = [
  { name: 'one axis', shape: [6], window: [3], strides: [1], padding: [[0, 0]] },
  {
    name: 'images',
    shape: [1, 5, 6, 2],
    window: [1, 2, 3, 1],
    strides: [1, 2, 1, 1],
    padding: [
      [0, 0],
      [1, 0],
      [0, 1],
      [0, 0],
    ],
  },
  {
    name: 'stride larger than the window',
    shape: [7, 3],
    window: [2, 1],
    strides: [3, 1],
    padding: [
      [0, 0],
      [0, 0],
    ],
  },
  {
    name: 'channels first',
    shape: [2, 2, 4, 4],
    window: [1, 1, 2, 2],
    strides: [1, 1, 2, 2],
    padding: [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ],
  },
  {
    name: 'a window over channels',
    shape: [2, 4],
    window: [1, 3],
    strides: [1, 2],
    padding: [
      [0, 0],
      [1, 1],
    ],
  },
] as const;
const size = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
const distinct = (shape: readonly number[]): Float32Array =>
  Float32Array.from({ length: size(shape) }, (_, i) => Math.sin(i * 37.7) * 10);

test.each(cases)('gradient kernel, expansion and derivatives agree: $name', async ({ shape, name: _, ...attrs }) => {
  // Whole numbers make ties, which must go to the first.
  for (const data of [distinct(shape), distinct(shape).map((v) => Math.round(v / 8))]) {
    const gradient = (backend: Backend): Tensor =>
      withBackend(backend, () => {
        const x = tensor(data, { shape });
        const y = windowMax(x, attrs);
        return windowMaxGradient(x, tensor(distinct(y.shape), { shape: y.shape }), attrs);
      });
    await compareTensors(gradient(expanding()), gradient(cpu()));
  }
  const x = { shape, data: distinct(shape) };
  await checkGradients((t) => windowMax(t, attrs), [x], { samples: 8 });
  await checkGradients((t) => windowSum(t, attrs), [x], { samples: 8 });
  await checkGradients((t) => windowMax(t, attrs), [x], { samples: 4, second: true });
});

test('NaN wins, padding never does', async () => {
  const attrs = { window: [2], strides: [2], padding: [[1, 1]] } as const;
  expect(await windowMax(tensor([-1, Number.NaN, -3, -4]), attrs).array()).toEqual([-1, Number.NaN, -4]);
  expect(await windowMax(tensor([-5, -6], { dtype: 'int32' }), attrs).array()).toEqual([-5, -6]);
  expect(await windowSum(tensor([1, 2], { dtype: 'float16' }), attrs).array()).toEqual([1, 2]);
});

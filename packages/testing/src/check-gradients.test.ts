import { customGradient } from '@oneiros/autodiff';
import { abs, cast, exp, multiply, type Tensor } from '@oneiros/tensor';
import { expect, test } from 'vitest';
import { checkGradients } from './check-gradients.ts';

const x = { shape: [3], data: [0.5, -1, 2] };
/** exp with its gradient times `factor`. */
const scaled = (factor: number): ((t: Tensor) => Tensor) =>
  customGradient((t: Tensor): [Tensor, (dy: Tensor) => Tensor] => [
    exp(t),
    (dy) => multiply(multiply(dy, exp(t)), factor),
  ]);

test('accepts right gradients, and any slope at a kink', async () => {
  await checkGradients(scaled(1), [x]);
  await checkGradients(scaled(1), [x], { second: true });
  await checkGradients(abs, [{ shape: [2], data: [0, 1] }]);
});

test('finds wrong gradients, first and second', async () => {
  await expect(checkGradients(scaled(1.001), [x])).rejects.toThrow('gradient of input 0, element 0: expected');
  // The gradient is right, its own is not.
  const off = customGradient((t: Tensor): [Tensor, (dy: Tensor) => Tensor] => [
    exp(t),
    (dy) => multiply(dy, scaled(1.01)(t)),
  ]);
  await checkGradients(off, [x]);
  await expect(checkGradients(off, [x], { second: true })).rejects.toThrow(
    'second gradient of input 0, element 0: expected',
  );
  await expect(checkGradients((t) => cast(t, 'float32'), [x])).rejects.toThrow('expected float64 results');
});

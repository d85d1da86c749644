import { cast } from '../ops/cast.ts';
import { conv } from '../ops/conv.ts';
import { type Tensor, tensor } from '../tensor.ts';
import type { Padding } from './spatial.ts';

/** exp(−½ (x / sigma)²) at `size` places around 0, divided by their sum. */
export function gaussianWeights(size: number, sigma: number): Float32Array {
  const values = Float64Array.from({ length: size }, (_, i) => Math.exp(-0.5 * ((i - (size - 1) / 2) / sigma) ** 2));
  const total = values.reduce((a, b) => a + b, 0);
  return Float32Array.from(values, (v) => v / total);
}

/** Planes [N, height, width, 1] convolved with one vector along their height and with another along their width. */
export function blurPlanes(planes: Tensor, down: Float32Array, across: Float32Array, padding: Padding): Tensor {
  const kernel = (weights: Float32Array, shape: readonly number[]): Tensor =>
    cast(tensor(weights, { shape }), planes.dtype);
  const blurred = conv(planes, kernel(down, [down.length, 1, 1, 1]), { padding });
  return conv(blurred, kernel(across, [1, across.length, 1, 1]), { padding });
}

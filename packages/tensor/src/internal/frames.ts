import { type DType, expected } from '@oneiros/core';
import { add } from '../ops/add.ts';
import { cast } from '../ops/cast.ts';
import { iota } from '../ops/iota.ts';
import { multiply } from '../ops/multiply.ts';
import { ones } from '../ops/ones.ts';
import { pad } from '../ops/pad.ts';
import { reshape } from '../ops/reshape.ts';
import { take } from '../ops/take.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { sliceAxis } from './static-slice.ts';
import { cosineWindow } from './windows.ts';

/** What `stft` and its inverse weigh the elements of a window with: a name, weights, or `null` for all alike. */
export type FourierWindow = 'hann' | 'hamming' | TensorLike | null;

/** (…, n) as (…, windows, length): windows along the last axis, `stride` apart. */
export function framesOf(x: Tensor, length: number, stride: number): Tensor {
  const size = x.shape.at(-1)!;
  const count = Math.max(0, Math.floor((size - length) / stride) + 1);
  const at = add(multiply(iota([count, length], { axis: 0 }), stride), iota([count, length], { axis: 1 }));
  return take(x, at, { axis: -1 });
}

/** (…, windows, length) as (…, length + stride · (windows − 1)): the sum of windows that lie `stride` apart. */
export function overlapped(x: Tensor, stride: number): Tensor {
  const [count, length] = x.shape.slice(-2) as [number, number];
  const parts = Math.ceil(length / stride);
  const front = x.shape.slice(0, -2);
  const none = front.map((): [number, number] => [0, 0]);
  const blocks = reshape(pad(x, [...none, [0, 0], [0, parts * stride - length]]), [...front, count, parts, stride]);
  const shifted = Array.from({ length: parts }, (_, i) => {
    const column = reshape(sliceAxis(blocks, front.length + 1, i, i + 1), [...front, count, stride]);
    return pad(column, [...none, [i, parts - 1 - i], [0, 0]]);
  });
  const sum = reshape(
    shifted.reduce((a, b) => add(a, b)),
    [...front, (count + parts - 1) * stride],
  );
  return sliceAxis(sum, front.length, 0, length + stride * (count - 1));
}

/** The weights of a window in the middle of `fftLength` elements, zeros around. */
export function fourierWindow(
  subject: string,
  window: FourierWindow,
  sequenceLength: number,
  fftLength: number,
  dtype: DType,
): Tensor {
  if (!(fftLength >= sequenceLength))
    throw expected(
      `${subject}: fftLength`,
      'at least sequenceLength',
      `fftLength=${fftLength} for sequenceLength=${sequenceLength}`,
    );
  if (window === null) return ones([fftLength], { dtype });
  const weights = cast(typeof window === 'string' ? named(subject, window, sequenceLength) : asTensor(window), dtype);
  if (weights.rank !== 1 || weights.shape[0] !== sequenceLength)
    throw expected(`${subject}: window`, `weights of shape [${sequenceLength}]`, `shape=[${weights.shape}]`);
  const before = Math.floor((fftLength - sequenceLength) / 2);
  return pad(weights, [[before, fftLength - sequenceLength - before]]);
}

/** The windows of SciPy, periodic: one element less than the symmetric one with another. */
function named(subject: string, window: string, size: number): Tensor {
  const coefficients = window === 'hann' ? [0.5, -0.5] : [0.54, -0.46];
  if (window !== 'hann' && window !== 'hamming')
    throw expected(`${subject}: window`, "'hann', 'hamming', weights or null", `window=${window}`);
  return size === 1 ? ones([1]) : sliceAxis(cosineWindow(size + 1, coefficients), 0, 0, size);
}

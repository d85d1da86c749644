import { expected } from '@oneiros/core';
import { operands } from '../internal/elementwise.ts';
import { fourierWindow, overlapped } from '../internal/frames.ts';
import { sliceAxis } from '../internal/static-slice.ts';
import type { Tensor } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { divide } from './divide.ts';
import type { Complex } from './fft.ts';
import { greater } from './greater.ts';
import { irfft } from './irfft.ts';
import { multiply } from './multiply.ts';
import { square } from './square.ts';
import type { StftOptions } from './stft.ts';
import { sum } from './sum.ts';
import { where } from './where.ts';

export interface IstftOptions extends StftOptions {
  /** Elements of the result. Default: as many as the windows cover, less those that `center` has mirrored. */
  readonly length?: number | null;
}

/**
 * Inverse of `stft`: the signals (…, n) whose windows have the transforms `[real, imaginary]` of shape
 * (…, windows, fftLength / 2 + 1). Overlapping windows are added and divided by the sum of their squared weights.
 *
 * ```ts
 * istft(stft(signal, 256, 64, 256), 256, 64, 256); // the signal
 * ```
 * @throws OneirosError where there is no axis of windows, or the window does not fit.
 */
export function istft(
  [real, imaginary]: Complex,
  sequenceLength: number,
  sequenceStride: number,
  fftLength: number,
  { length = null, window = 'hann', center = true }: IstftOptions = {},
): Tensor {
  const [re, im] = operands(real, imaginary, 'float');
  if (re.rank < 2) throw expected('ops.istft', 'transforms of shape [..., windows, elements]', `shape=[${re.shape}]`);
  const weights = fourierWindow('ops.istft', window, sequenceLength, fftLength, re.dtype);
  const frames = irfft([re, im], { fftLength });
  const signal = overlapped(multiply(frames, weights), sequenceStride);
  const norm = overlapped(broadcastTo(square(weights), [frames.shape.at(-2)!, fftLength]), sequenceStride);
  let whole = divide(signal, where(greater(norm, 1e-10), norm, 1));
  // Without a window Keras divides by the stride what was scaled by the number of elements.
  if (window === null) whole = multiply(whole, divide(sum(weights), sequenceStride));
  const size = whole.shape.at(-1)!;
  const half = Math.floor(fftLength / 2);
  const start = center ? half : 0;
  const stop = length === null ? (center ? size - half : size) : Math.min(size, start + length);
  return sliceAxis(whole, whole.rank - 1, start, stop);
}

import { expected } from '@oneiros/core';
import { type FourierWindow, fourierWindow, framesOf } from '../internal/frames.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';
import { pad } from './pad.ts';
import { rfft } from './rfft.ts';

export interface StftOptions {
  /** Weights of the elements of a window: 'hann', 'hamming', a vector of `sequenceLength`, or null. Default 'hann'. */
  readonly window?: FourierWindow;
  /** Mirrors fftLength / 2 elements at each end, so that window t lies around element t · sequenceStride. Default true. */
  readonly center?: boolean;
}

/**
 * Short-time Fourier transform: windows of the signals (…, n), transformed, as `[real, imaginary]` of shape
 * (…, windows, fftLength / 2 + 1).
 *
 * ```ts
 * const [real, imaginary] = stft(signal, 256, 64, 256);
 * ```
 * @throws OneirosError for signals that are not float32 or float64, and where the window does not fit.
 */
export function stft(
  x: TensorLike,
  sequenceLength: number,
  sequenceStride: number,
  fftLength: number,
  { window = 'hann', center = true }: StftOptions = {},
): readonly [real: Tensor, imaginary: Tensor] {
  const t = asTensor(x);
  if (t.dtype !== 'float32' && t.dtype !== 'float64')
    throw expected('ops.stft', 'signals of dtype float32 or float64', `dtype=${t.dtype}`, 'Cast them: ops.cast.');
  const weights = fourierWindow('ops.stft', window, sequenceLength, fftLength, t.dtype);
  const half = Math.floor(fftLength / 2);
  const ends = t.shape.map((_, i): [number, number] => (i === t.rank - 1 ? [half, half] : [0, 0]));
  const signal = center ? pad(t, ends, { mode: 'reflect' }) : t;
  return rfft(multiply(framesOf(signal, fftLength, sequenceStride), weights));
}

import { bind } from '../bind.ts';
import { floating } from '../internal/elementwise.ts';
import { resizeLast } from '../internal/resize-last.ts';
import { sliceAxis } from '../internal/static-slice.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { fftOp } from './fft.ts';
import { zerosLike } from './zeros-like.ts';

export interface FftLengthOptions {
  /** Elements that are transformed: the signal is cut or filled up with zeros. Default all. */
  readonly fftLength?: number | null;
}

/**
 * Fourier transform of real numbers over the last axis: the `fftLength / 2 + 1` elements that determine the others, as `[real, imaginary]`.
 *
 * ```ts
 * const [real, imaginary] = rfft(signal);
 * ```
 */
export function rfft(
  x: TensorLike,
  { fftLength = null }: FftLengthOptions = {},
): readonly [real: Tensor, imaginary: Tensor] {
  const t = floating(x);
  const n = fftLength ?? t.shape.at(-1)!;
  const signal = resizeLast(t, n);
  const half = (part: Tensor): Tensor => sliceAxis(part, part.rank - 1, 0, Math.floor(n / 2) + 1);
  const [re, im] = bind(fftOp, [signal, zerosLike(signal)], { inverse: false });
  return [half(re), half(im)];
}

import { bind } from '../bind.ts';
import { operands } from '../internal/elementwise.ts';
import { resizeLast } from '../internal/resize-last.ts';
import { sliceAxis } from '../internal/static-slice.ts';
import type { Tensor } from '../tensor.ts';
import { concatenate } from './concatenate.ts';
import { type Complex, fftOp } from './fft.ts';
import { flip } from './flip.ts';
import { negative } from './negative.ts';
import type { FftLengthOptions } from './rfft.ts';

/**
 * Inverse of `rfft`: the real signal of which `[real, imaginary]` is the first half of the transform.
 * `fftLength` is the number of its elements; default 2 (n − 1).
 *
 * ```ts
 * irfft(rfft(signal)); // the signal, if of even size
 * ```
 */
export function irfft([real, imaginary]: Complex, { fftLength = null }: FftLengthOptions = {}): Tensor {
  const [re, im] = operands(real, imaginary, 'float');
  const n = fftLength ?? 2 * (re.shape.at(-1)! - 1);
  const half = Math.floor(n / 2) + 1;
  // The second half mirrors the first: X(n − k) is the conjugate of X(k).
  const whole = (part: Tensor, mirror: (x: Tensor) => Tensor): Tensor => {
    const first = resizeLast(part, half);
    const last = first.rank - 1;
    return concatenate([first, mirror(flip(sliceAxis(first, last, 1, n - half + 1), { axis: -1 }))], { axis: -1 });
  };
  return bind(fftOp, [whole(re, (x) => x), whole(im, negative)], { inverse: true })[0];
}

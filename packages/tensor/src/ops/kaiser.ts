import { windowTurns } from '../internal/windows.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';
import { i0 } from './i0.ts';
import { maximum } from './maximum.ts';
import { multiply } from './multiply.ts';
import { sqrt } from './sqrt.ts';
import { square } from './square.ts';
import { subtract } from './subtract.ts';

/**
 * The Kaiser window of `x` elements, I₀(β √(1 − (2t − 1)²)) / I₀(β): the greater `beta`, the narrower.
 *
 * ```ts
 * kaiser(3, 5); // [0.036…, 1, 0.036…]
 * ```
 */
export function kaiser(x: number, beta: TensorLike): Tensor {
  const width = asTensor(beta, 'float32');
  const place = subtract(multiply(windowTurns(x), 2), 1);
  return divide(i0(multiply(width, sqrt(maximum(subtract(1, square(place)), 0)))), i0(width));
}

import { windowTurns } from '../internal/windows.ts';
import type { Tensor } from '../tensor.ts';
import { abs } from './abs.ts';
import { multiply } from './multiply.ts';
import { subtract } from './subtract.ts';

/**
 * The Bartlett window of `x` elements: a triangle from 0 to 1 and back.
 *
 * ```ts
 * bartlett(5); // [0, 0.5, 1, 0.5, 0]
 * ```
 */
export function bartlett(x: number): Tensor {
  const t = windowTurns(x);
  return subtract(1, abs(subtract(multiply(t, 2), 1)));
}

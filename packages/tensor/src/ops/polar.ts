import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { cos } from './cos.ts';
import { multiply } from './multiply.ts';
import { sin } from './sin.ts';

/**
 * Complex numbers from their absolute values and angles in radians, of shapes that broadcast: `[real, imaginary]`, which are
 * abs · cos(angle) and abs · sin(angle).
 *
 * ```ts
 * const [real, imaginary] = polar(tensor([1, 2]), tensor([0, Math.PI / 2])); // [1, 0] and [0, 2]
 * ```
 */
export function polar(abs: TensorLike, angle: TensorLike): readonly [real: Tensor, imaginary: Tensor] {
  const [radius, turn] = operands(abs, angle, 'float');
  return [multiply(radius, cos(turn)), multiply(radius, sin(turn))];
}

import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { dotGeneral } from './dot-general.ts';
import { reshape } from './reshape.ts';

/**
 * Dot product of two tensors taken flat: a scalar.
 *
 * ```ts
 * vdot(tensor([1, 2]), tensor([3, 4])); // 11
 * ```
 */
export function vdot(x1: TensorLike, x2: TensorLike): Tensor {
  const [x, y] = operands(x1, x2);
  return dotGeneral(reshape(x, [x.size]), reshape(y, [y.size]), { contracting: [[0], [0]] });
}

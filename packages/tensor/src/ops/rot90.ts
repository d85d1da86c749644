import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { flip } from './flip.ts';
import { swapaxes } from './swapaxes.ts';

/**
 * `x` turned `k` times by 90 degrees in the plane of two axes, from the first towards the second.
 *
 * ```ts
 * rot90(tensor([[1, 2], [3, 4]])); // [[2, 4], [1, 3]]
 * ```
 */
export function rot90(
  x: TensorLike,
  { k = 1, axes = [0, 1] }: { readonly k?: number; readonly axes?: readonly [number, number] } = {},
): Tensor {
  const t = asTensor(x);
  const [a, b] = axes;
  const turns = ((k % 4) + 4) % 4;
  if (turns === 0) return t;
  if (turns === 2) return flip(t, { axis: [a, b] });
  return turns === 1 ? swapaxes(flip(t, { axis: b }), a, b) : flip(swapaxes(t, a, b), { axis: b });
}

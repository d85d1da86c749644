import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { reshape } from './reshape.ts';

/**
 * `x` repeated as a whole, `repeats[i]` times along dimension i.
 *
 * ```ts
 * tile(tensor([1, 2]), [2]); // [1, 2, 1, 2]
 * ```
 */
export function tile(x: TensorLike, repeats: number | readonly number[]): Tensor {
  const t = asTensor(x);
  const given = typeof repeats === 'number' ? [repeats] : repeats;
  const rank = Math.max(given.length, t.shape.length);
  const times = [...new Array<number>(rank - given.length).fill(1), ...given];
  const shape = [...new Array<number>(rank - t.shape.length).fill(1), ...t.shape];
  const spread = broadcastTo(
    reshape(
      t,
      shape.flatMap((n) => [1, n]),
    ),
    shape.flatMap((n, i) => [times[i]!, n]),
  );
  return reshape(
    spread,
    shape.map((n, i) => n * times[i]!),
  );
}

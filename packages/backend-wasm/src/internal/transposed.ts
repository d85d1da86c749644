import type { Kit, TfjsTensor } from '@oneiros/backend-tfjs';
import { allocate, words } from './memory.ts';

/** Each of a batch of matrices of 32-bit elements, turned: [batch, rows, columns] to [batch, columns, rows]. */
export function transposed(x: TfjsTensor, kit: Kit): TfjsTensor {
  const [batch, rows, columns] = x.shape as [number, number, number];
  if (rows === 1 || columns === 1) return kit.reshape(x, [batch, columns, rows]);
  const out = allocate(kit, [batch, columns, rows], x.dtype);
  turn(words(kit, x), words(kit, out), batch, rows, columns);
  return out;
}

/** In blocks that stay in the cache. */
function turn(from: Int32Array, to: Int32Array, batch: number, rows: number, columns: number): void {
  const block = 32;
  for (let start = 0; start < batch * rows * columns; start += rows * columns) {
    for (let top = 0; top < rows; top += block) {
      const bottom = Math.min(rows, top + block);
      for (let left = 0; left < columns; left += block) {
        const right = Math.min(columns, left + block);
        for (let c = left; c < right; c++) {
          for (let r = top, i = start + top * columns + c, o = start + c * rows + top; r < bottom; r++, i += columns) {
            to[o++] = from[i]!;
          }
        }
      }
    }
  }
}

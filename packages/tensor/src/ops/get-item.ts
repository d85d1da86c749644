import { expected, isInteger, show } from '@oneiros/core';
import { bind } from '../bind.ts';
import { asTensor, Tensor, type TensorLike } from '../tensor.ts';
import { flip } from './flip.ts';
import { reshape } from './reshape.ts';
import { sliceOp } from './slice.ts';
import { take } from './take.ts';

/** Part of an axis, as Python's `start:stop:step`: missing ends are those of the axis, negative ones count from its end. */
export interface AxisSlice {
  readonly start?: number | null;
  readonly stop?: number | null;
  readonly step?: number | null;
}
/** What to take of an axis: an index (the axis goes), a slice, indices; `null` is a new axis, '...' all axes not named. */
export type ItemKey = number | AxisSlice | Tensor | null | '...';

/**
 * Part of a tensor, as indexing does in Python: `x[0, :, 1:3]`.
 *
 * ```ts
 * getItem(x, [0, {}, { start: 1, stop: 3 }]);
 * ```
 * At most one key may be a tensor of indices.
 */
export function getItem(x: TensorLike, key: ItemKey | readonly ItemKey[]): Tensor {
  const t = asTensor(x);
  const keys = completed(t, Array.isArray(key) ? (key as readonly ItemKey[]) : [key as ItemKey]);
  const picked = keys.filter((k) => k !== null);
  const ranges = picked.map((k, axis) => rangeOf(k, t.shape[axis]!, axis));
  const reversed = ranges.flatMap(({ reversed: back }, axis) => (back ? [axis] : []));
  let y = bind(sliceOp, [t], {
    starts: ranges.map((r) => r.start),
    sizes: ranges.map((r) => r.size),
    steps: ranges.map((r) => r.step),
  });
  if (reversed.length) y = flip(y, { axis: reversed });
  const indices = picked.findIndex((k) => k instanceof Tensor);
  if (indices >= 0) y = take(y, picked[indices] as Tensor, { axis: indices });
  // Axes with an index go, new ones come.
  let axis = 0;
  const shape = keys.flatMap((k): readonly number[] => {
    if (k === null) return [1];
    const width = k instanceof Tensor ? k.rank : 1;
    const sizes = y.shape.slice(axis, axis + width);
    axis += width;
    return typeof k === 'number' ? [] : sizes;
  });
  return reshape(y, shape);
}

/** One key for each axis and each new one. */
function completed({ shape }: Tensor, keys: readonly ItemKey[]): readonly Exclude<ItemKey, '...'>[] {
  const named = keys.filter((k) => k !== null && k !== '...').length;
  const dots = keys.filter((k) => k === '...').length;
  if (named > shape.length || dots > 1)
    throw expected('ops.getItem: key', `at most ${shape.length} keys and one '...'`, show(keys));
  const rest = new Array<AxisSlice>(shape.length - named).fill({});
  const all = dots ? keys.flatMap((k): readonly ItemKey[] => (k === '...' ? rest : [k])) : [...keys, ...rest];
  return all as readonly Exclude<ItemKey, '...'>[];
}

/** A key as a range with a positive step; a negative step takes the range from its other end and turns it round. */
function rangeOf(
  key: Exclude<ItemKey, '...' | null>,
  n: number,
  axis: number,
): { start: number; size: number; step: number; reversed: boolean } {
  if (key instanceof Tensor) {
    if (isInteger(key.dtype)) return { start: 0, size: n, step: 1, reversed: false };
    throw expected('ops.getItem: key', 'integer indices', key.toString(), "Cast them: ops.cast(indices, 'int32').");
  }
  if (typeof key === 'number') {
    if (!Number.isInteger(key) || key < -n || key >= n)
      throw expected('ops.getItem: key', `an index from ${-n} to ${n - 1} for axis ${axis}`, String(key));
    return { start: key < 0 ? key + n : key, size: 1, step: 1, reversed: false };
  }
  const step = key.step ?? 1;
  if (!Number.isInteger(step) || step === 0)
    throw expected('ops.getItem: step', 'an integer other than 0', String(step));
  const clamp = (at: number, low: number, high: number): number => Math.min(Math.max(at < 0 ? at + n : at, low), high);
  if (step > 0) {
    const start = clamp(key.start ?? 0, 0, n);
    return { start, size: Math.max(0, Math.ceil((clamp(key.stop ?? n, 0, n) - start) / step)), step, reversed: false };
  }
  const first = key.start === null || key.start === undefined ? n - 1 : clamp(key.start, -1, n - 1);
  const end = key.stop === null || key.stop === undefined ? -1 : clamp(key.stop, -1, n - 1);
  const size = Math.max(0, Math.ceil((first - end) / -step));
  return { start: size ? first + (size - 1) * step : 0, size, step: -step, reversed: true };
}

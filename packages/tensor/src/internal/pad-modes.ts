import { expected, isFloat, isInteger, type Shape } from '@oneiros/core';
import { broadcastTo } from '../ops/broadcast-to.ts';
import { cast } from '../ops/cast.ts';
import { concatenate } from '../ops/concatenate.ts';
import { divide } from '../ops/divide.ts';
import { iota } from '../ops/iota.ts';
import { max } from '../ops/max.ts';
import { mean } from '../ops/mean.ts';
import { min } from '../ops/min.ts';
import { multiply } from '../ops/multiply.ts';
import { round } from '../ops/round.ts';
import { sort } from '../ops/sort.ts';
import { subtract } from '../ops/subtract.ts';
import { take } from '../ops/take.ts';
import { zeros } from '../ops/zeros.ts';
import { type Tensor, tensor } from '../tensor.ts';
import { sliceAxis } from './static-slice.ts';

/** Keras's names of what `pad` adds. */
export type PadMode =
  | 'constant'
  | 'edge'
  | 'linear_ramp'
  | 'maximum'
  | 'mean'
  | 'median'
  | 'minimum'
  | 'reflect'
  | 'symmetric'
  | 'wrap'
  | 'circular'
  | 'empty';
/** One width, [before, after], or such a pair for each dimension. */
export type PadWidth = number | readonly number[] | readonly (readonly [number, number])[];

/** The widths before and after each of `rank` dimensions. */
export function pairsOf(padWidth: PadWidth, rank: number): (readonly [number, number])[] {
  const given: readonly (number | readonly number[])[] =
    typeof padWidth === 'number' ? [[padWidth, padWidth]] : padWidth;
  const rows = given.every((n) => typeof n === 'number')
    ? [given.length === 1 ? [given[0]!, given[0]!] : given]
    : given;
  const pairs = rows.length === 1 ? Array.from({ length: rank }, () => rows[0]!) : rows;
  const valid =
    pairs.length === rank &&
    pairs.every((p) => Array.isArray(p) && p.length === 2 && p.every((n) => Number.isInteger(n) && n >= 0));
  if (valid) return pairs as (readonly [number, number])[];
  throw expected(
    'ops.pad: padWidth',
    `a number, a pair, or a pair for each of ${rank} dimensions`,
    `padWidth=${JSON.stringify(padWidth)}`,
    'Widths are not negative.',
  );
}

/** Pads one axis after another with elements of the tensor, as NumPy does. */
export function padByMode(
  x: Tensor,
  widths: readonly (readonly [number, number])[],
  mode: Exclude<PadMode, 'constant'>,
): Tensor {
  const placed = indexRules[mode];
  return widths.reduce((padded, [low, high], axis) => {
    if (low === 0 && high === 0) return padded;
    const n = padded.shape[axis]!;
    if (n === 0)
      throw expected(`ops.pad: mode '${mode}'`, 'elements to pad with', `shape=[${x.shape}]`, "Use mode 'constant'.");
    if (placed) {
      const indices = Int32Array.from({ length: low + n + high }, (_, i) => placed(i - low, n));
      return take(padded, tensor(indices), { axis });
    }
    const ends = mode === 'empty' ? null : sidesOf(padded, axis, mode);
    const side = (width: number, before: boolean): Tensor => {
      const shape = padded.shape.map((size, i) => (i === axis ? width : size));
      if (!ends) return zeros(shape, { dtype: padded.dtype });
      return mode === 'linear_ramp' ? ramp(ends[before ? 0 : 1], shape, axis, before) : broadcastTo(ends[0], shape);
    };
    return concatenate([side(low, true), padded, side(high, false)], { axis });
  }, x);
}

/** The index inside [0, n) whose element stands at place `i`, which may lie outside. */
const indexRules: { readonly [mode in PadMode]?: (i: number, n: number) => number } = {
  edge: (i, n) => Math.min(Math.max(i, 0), n - 1),
  wrap: remainder,
  circular: remainder,
  reflect: (i, n) => {
    const at = n === 1 ? 0 : remainder(i, 2 * n - 2);
    return at < n ? at : 2 * n - 2 - at;
  },
  symmetric: (i, n) => {
    const at = remainder(i, 2 * n);
    return at < n ? at : 2 * n - 1 - at;
  },
};
function remainder(i: number, n: number): number {
  return ((i % n) + n) % n;
}

/** What the elements before and after are made of, with size 1 along `axis`. */
function sidesOf(x: Tensor, axis: number, mode: PadMode): readonly [Tensor, Tensor] {
  const n = x.shape[axis]!;
  if (mode === 'linear_ramp') return [sliceAxis(x, axis, 0, 1), sliceAxis(x, axis, n - 1, n)];
  const options = { axis, keepdims: true };
  const value =
    mode === 'maximum'
      ? max(x, options)
      : mode === 'minimum'
        ? min(x, options)
        : mode === 'mean'
          ? mean(x, options)
          : median(x, axis);
  const kept = cast(isInteger(x.dtype) && isFloat(value.dtype) ? round(value) : value, x.dtype);
  return [kept, kept];
}

function median(x: Tensor, axis: number): Tensor {
  const n = x.shape[axis]!;
  const sorted = sort(x, { axis });
  return mean(sliceAxis(sorted, axis, Math.floor((n - 1) / 2), Math.floor(n / 2) + 1), { axis, keepdims: true });
}

/** From 0 at the outside to `end`, which itself is left out. */
function ramp(end: Tensor, shape: Shape, axis: number, before: boolean): Tensor {
  const width = shape[axis]!;
  const steps = iota(
    shape.map((n, i) => (i === axis ? n : 1)),
    { axis },
  );
  const fraction = divide(before ? steps : subtract(width - 1, steps), Math.max(width, 1));
  return cast(multiply(end, fraction), end.dtype);
}

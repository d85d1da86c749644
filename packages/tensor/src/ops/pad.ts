import { expected } from '@oneiros/core';
import { bind } from '../bind.ts';
import { toDType } from '../internal/elementwise.ts';
import { type PadMode, type PadWidth, padByMode, pairsOf } from '../internal/pad-modes.ts';
import { splatOf } from '../internal/splat.ts';
import type { Op } from '../op.ts';
import type { Application, Value } from '../program.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { concatenate } from './concatenate.ts';
import { reshape } from './reshape.ts';
import { sliceOp } from './slice.ts';
import { subtract } from './subtract.ts';
import { sum } from './sum.ts';

export type { PadMode, PadWidth } from '../internal/pad-modes.ts';

export interface PadOptions {
  /** What the new elements are. Default 'constant'. */
  readonly mode?: PadMode;
  /** The value in mode 'constant'. Default 0. */
  readonly constantValues?: TensorLike | null;
}

/**
 * `x` with elements added before and after it: `padWidth` is one number, a pair [before, after], or such a pair for each dimension.
 *
 * ```ts
 * pad(tensor([1, 2]), [1, 2]);                      // [0, 1, 2, 0, 0]
 * pad(tensor([1, 2, 3]), 2, { mode: 'reflect' });   // [3, 2, 1, 2, 3, 2, 1]
 * ```
 */
export function pad(
  x: TensorLike,
  padWidth: PadWidth,
  { mode = 'constant', constantValues = null }: PadOptions = {},
): Tensor {
  const t = asTensor(x);
  const widths = pairsOf(padWidth, t.shape.length);
  if (mode !== 'constant') {
    if (constantValues !== null)
      throw expected('ops.pad: constantValues', "mode 'constant'", `mode=${mode}`, 'Leave constantValues out.');
    return padByMode(t, widths, mode);
  }
  const value = toDType(constantValues ?? 0, t.dtype);
  return bind(padOp, [t, value], {
    low: widths.map(([low]) => low),
    high: widths.map(([, high]) => high),
    interior: widths.map(() => 0),
  });
}

/** Elements added before (`low`), after (`high`) and between (`interior`) those of each dimension; negative ones before and after are cut off. */
export interface PadAttrs {
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly interior: readonly number[];
}

export const padOp: Op<readonly [x: Tensor, value: Tensor], PadAttrs> = {
  name: 'pad',
  infer: ([x], { low, high, interior }) => ({
    shape: x.shape.map((n, i) => Math.max(0, low[i]! + n + Math.max(0, n - 1) * interior[i]! + high[i]!)),
    dtype: x.dtype,
  }),
  batch: ([x, value], [, each], { low, high, interior }) =>
    each ? null : bind(padOp, [x, value], { low: [0, ...low], high: [0, ...high], interior: [0, ...interior] }),
  // What lies on elements of x goes to them, the rest to the value.
  vjp: (dy, [x, value], { low, high, interior }) => {
    const zero = cast(0, dy.dtype);
    const cropped = bind(padOp, [dy, zero], {
      low: low.map((n) => 0 - n),
      high: high.map((n) => 0 - n),
      interior: low.map(() => 0),
    });
    const dx = bind(sliceOp, [cropped], {
      starts: low.map(() => 0),
      sizes: x.shape,
      steps: interior.map((n) => n + 1),
    });
    return [dx, reshape(subtract(sum(dy), sum(dx)), value.shape)];
  },
  simplify: ({ inputs: [x], attrs }) => {
    const { low, high, interior } = attrs as PadAttrs;
    return [low, high, interior].every((widths) => widths.every((n) => n === 0)) ? x! : null;
  },
  // Parts padded with 0 to lie one behind the other, as the gradient of `split` gives them, are concatenated.
  added: (application, other, madeBy) => {
    const [first, second] = [application, other].sort((a, b) => startOf(a) - startOf(b)) as [Application, Application];
    const [x, y] = [first, second].map(({ inputs }) => inputs[0]!) as [Value, Value];
    const [before, after] = [first, second].map(({ attrs }) => attrs as PadAttrs) as [PadAttrs, PadAttrs];
    const padded = x.shape.map((_, i) => i).filter((i) => [before, after].some(({ low, high }) => low[i] || high[i]));
    const [axis] = padded;
    const zeros = [first, second].every(({ inputs, attrs }) => {
      const { low, high, interior } = attrs as PadAttrs;
      return [...low, ...high].every((n) => n >= 0) && !interior.some(Boolean) && splatOf(inputs[1]!, madeBy) === 0;
    });
    if (!zeros || axis === undefined || padded.length > 1 || before.low[axis]! + x.shape[axis]! !== after.low[axis])
      return null;
    const attrs: PadAttrs = { low: before.low, high: after.high, interior: before.interior };
    return {
      inputs: [x, y, first.inputs[1]!],
      build: ([a, b, zero]) => bind(padOp, [concatenate([a!, b!], { axis }), zero!], attrs),
    };
  },
};

/** Where the elements begin along the first axis that has something before them. */
function startOf({ attrs }: Application): number {
  return (attrs as PadAttrs).low.find((n) => n > 0) ?? 0;
}

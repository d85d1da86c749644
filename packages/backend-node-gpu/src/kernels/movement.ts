import {
  broadcastToOp,
  concatenateOp,
  dynamicSliceOp,
  dynamicUpdateSliceOp,
  flipOp,
  iotaOp,
  type PadAttrs,
  padOp,
  reshapeOp,
  type SliceAttrs,
  sliceOp,
  stopGradientOp,
  transposeOp,
} from '@oneiros/tensor';
import { type as typeAttribute, whole } from '../internal/addon.ts';
import { codeOf } from '../internal/data-types.ts';
import type { KernelRow } from '../internal/kernel-row.ts';
import type { Kit, TensorflowKernel } from '../internal/kit.ts';
import type { Held } from '../internal/runtime.ts';

const slice: TensorflowKernel = {
  run: (kit, [x], { attrs }) => {
    const { starts, sizes, steps } = attrs as SliceAttrs;
    if (steps.every((step, i) => step === 1 || sizes[i]! <= 1))
      return kit.op('Slice', [x!, kit.whole(starts), kit.whole(sizes)]);
    const ends = starts.map((start, i) => start + (sizes[i]! - 1) * steps[i]! + 1);
    return kit.op('StridedSlice', [x!, kit.whole(starts), kit.whole(ends), kit.whole(steps)]);
  },
};

/** Elements between, then elements around, then cut where a width is negative. */
const pad: TensorflowKernel = {
  run: (kit, [x, value], { attrs }) => {
    const { low, high, interior } = attrs as PadAttrs;
    let padded = x!;
    interior.forEach((between, axis) => {
      if (between > 0 && padded.shape[axis]! > 1) padded = spread(kit, padded, value!, axis, between);
    });
    const widths = low.flatMap((before, axis) => [Math.max(0, before), Math.max(0, high[axis]!)]);
    if (widths.some((n) => n > 0)) padded = kit.op('PadV2', [padded, kit.whole(widths, [low.length, 2]), value!]);
    if (![...low, ...high].some((n) => n < 0)) return padded;
    const starts = low.map((n) => Math.max(0, -n));
    const sizes = padded.shape.map((n, axis) => n - starts[axis]! - Math.max(0, -high[axis]!));
    return kit.op('Slice', [padded, kit.whole(starts), kit.whole(sizes)]);
  },
};

/** `between` times `value` between two neighbours along `axis`. */
function spread(kit: Kit, x: Held, value: Held, axis: number, between: number): Held {
  const { shape } = x;
  const count = shape[axis]!;
  const before = shape.slice(0, axis).reduce((n, d) => n * d, 1);
  const after = shape.slice(axis + 1).reduce((n, d) => n * d, 1);
  const apart = kit.reshape(x, [before, count, 1, after]);
  const padded = kit.op('PadV2', [apart, kit.whole([0, 0, 0, 0, 0, between, 0, 0], [4, 2]), value]);
  const joined = kit.reshape(padded, [before, count * (between + 1), after]);
  const size = (count - 1) * (between + 1) + 1;
  const cut = kit.op('Slice', [joined, kit.whole([0, 0, 0]), kit.whole([before, size, after])]);
  return kit.reshape(cut, [...shape.slice(0, axis), size, ...shape.slice(axis + 1)]);
}

const concatenate: TensorflowKernel = {
  run: (kit, inputs, { attrs }) => {
    const { axis } = attrs as { readonly axis: number };
    return inputs.length === 1
      ? inputs[0]!
      : kit.list('ConcatV2', inputs, [kit.whole([axis], [])], [typeAttribute('Tidx', codeOf('int32'))]);
  },
};

/** 0, 1, 2, … along an axis. */
const iota: TensorflowKernel = {
  run: (kit, _, { outputs: [value], attrs }) => {
    const { axis } = attrs as { readonly axis: number };
    const { shape, dtype } = value!;
    const count = shape[axis]!;
    const line = kit.cast(kit.op('Range', [kit.whole([0], []), kit.whole([count], []), kit.whole([1], [])]), dtype);
    if (shape.length === 1) return line;
    const aligned = kit.reshape(line, [count, ...shape.slice(axis + 1).map(() => 1)]);
    return kit.op('BroadcastTo', [aligned, kit.whole(shape)]);
  },
};

/** The starts as a vector, moved so that `sizes` fit. */
function clamped(kit: Kit, shape: readonly number[], sizes: readonly number[], starts: readonly Held[]): Held {
  const begin = kit.list('Pack', starts, [], [whole('axis', 0)]);
  const most = kit.whole(shape.map((n, i) => n - sizes[i]!));
  return kit.op('Maximum', [kit.op('Minimum', [begin, most]), kit.scalar(0, { dtype: 'int32' })]);
}

const dynamicSlice: TensorflowKernel = {
  run: (kit, [x, ...starts], { outputs: [value] }) =>
    starts.length === 0
      ? x!
      : kit.op('Slice', [x!, clamped(kit, x!.shape, value!.shape, starts), kit.whole(value!.shape)]),
};

const dynamicUpdateSlice: TensorflowKernel = {
  run: (kit, [x, update, ...starts]) => {
    if (starts.length === 0) return update!;
    const begin = clamped(kit, x!.shape, update!.shape, starts);
    const end = kit.op('AddV2', [begin, kit.whole(update!.shape)]);
    return kit.op('TensorStridedSliceUpdate', [x!, begin, end, kit.whole(starts.map(() => 1)), update!]);
  },
};

/** Elements put in other places. */
export const movementKernels: readonly KernelRow[] = [
  [reshapeOp, { run: (kit, [x], { outputs }) => kit.reshape(x!, outputs[0]!.shape) }],
  [transposeOp, { run: (kit, [x], { attrs }) => kit.transpose(x!, (attrs as { axes: readonly number[] }).axes) }],
  [broadcastToOp, { run: (kit, [x], { outputs }) => kit.op('BroadcastTo', [x!, kit.whole(outputs[0]!.shape)]) }],
  [sliceOp, slice],
  [padOp, pad],
  [concatenateOp, concatenate],
  [
    flipOp,
    { run: (kit, [x], { attrs }) => kit.op('ReverseV2', [x!, kit.whole((attrs as { axes: readonly number[] }).axes)]) },
  ],
  [iotaOp, iota],
  [dynamicSliceOp, dynamicSlice],
  [dynamicUpdateSliceOp, dynamicUpdateSlice],
  [stopGradientOp, { run: (_, [x]) => x! }],
];

import { isFloat } from '@oneiros/core';
import { type ArgsortAttrs, argsortOp, sortOp, topKOp } from '@oneiros/tensor';
import { whole } from '../internal/addon.ts';
import { isHalf } from '../internal/data-types.ts';
import type { KernelRow } from '../internal/kernel-row.ts';
import type { Kit, TensorflowKernel } from '../internal/kit.ts';
import type { Held } from '../internal/runtime.ts';

/**
 * Integers in the order of the elements: equal floats have equal ones, NaN the greatest. The bits of a float are in its
 * order if those of a negative one, but the sign, are turned over.
 */
function ranks(kit: Kit, x: Held): Held {
  if (x.dtype === 'bool') return kit.cast(x, 'int32');
  if (!isFloat(x.dtype as 'float32')) return x;
  const wide = isHalf(x.dtype) ? kit.cast(x, 'float32') : x;
  const nan = kit.scalar(Number.NaN, wide);
  const plain = kit.op('SelectV2', [kit.op('IsNan', [wide]), nan, kit.op('AddV2', [wide, kit.scalar(0, wide)])]);
  const bits = kit.bitcast(plain, wide.dtype === 'float64' ? 'int64' : 'int32');
  const width = wide.dtype === 'float64' ? 63 : 31;
  const sign = kit.op('RightShift', [bits, kit.scalar(width, bits)]);
  const other = kit.op('Invert', [kit.op('LeftShift', [kit.scalar(-1, bits), kit.scalar(width, bits)])]);
  return kit.op('BitwiseXor', [bits, kit.op('BitwiseAnd', [sign, other])]);
}

/** Places of the first `count` in order along the last axis; of equal ones the first comes first. */
function places(kit: Kit, x: Held, count: number, descending: boolean): Held {
  const keys = ranks(kit, x);
  const sorted = descending ? keys : kit.op('Invert', [keys]);
  return kit.ops('TopKV2', [sorted, kit.whole([count], [])], [], 2)[1]!;
}

/** The elements of the last axis at `indices`. */
function chosen(kit: Kit, x: Held, indices: Held): Held {
  const batch = x.shape.length - 1;
  return kit.op('GatherV2', [x, indices, kit.whole([batch], [])], [whole('batch_dims', batch)]);
}

/** `body` with `axis` last. */
function onLast(kit: Kit, x: Held, axis: number, body: (x: Held) => Held): Held {
  const rank = x.shape.length;
  const others = x.shape.map((_, i) => i).filter((i) => i !== axis);
  const back = x.shape.map((_, i) => (i < axis ? i : i === axis ? rank - 1 : i - 1));
  return kit.transpose(body(kit.transpose(x, [...others, axis])), back);
}

const argsort: TensorflowKernel = {
  accepts: ({ inputs }) => inputs[0]!.shape.length > 0,
  run: (kit, [x], { attrs }) => {
    const { axis, descending } = attrs as ArgsortAttrs;
    return onLast(kit, x!, axis, (last) => places(kit, last, last.shape.at(-1)!, descending));
  },
};

const sort: TensorflowKernel = {
  accepts: ({ inputs }) => inputs[0]!.shape.length > 0,
  run: (kit, [x], { attrs }) =>
    onLast(kit, x!, (attrs as { readonly axis: number }).axis, (last) =>
      chosen(kit, last, places(kit, last, last.shape.at(-1)!, false)),
    ),
};

const topK: TensorflowKernel = {
  run: (kit, [x], { attrs }) => {
    const indices = places(kit, x!, (attrs as { readonly k: number }).k, true);
    return [chosen(kit, x!, indices), indices];
  },
};

/** Order. */
export const sortingKernels: readonly KernelRow[] = [
  [argsortOp, argsort],
  [sortOp, sort],
  [topKOp, topK],
];

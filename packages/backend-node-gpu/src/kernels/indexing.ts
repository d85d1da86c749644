import { type DType, integerRange, isFloat, sizeOf } from '@oneiros/core';
import {
  gatherNdOp,
  type ScatterMode,
  scatterAlongAxisOp,
  scatterNdOp,
  takeAlongAxisOp,
  takeOp,
} from '@oneiros/tensor';
import { whole } from '../internal/addon.ts';
import { isHalf } from '../internal/data-types.ts';
import type { KernelRow } from '../internal/kernel-row.ts';
import type { Kit, TensorflowKernel } from '../internal/kit.ts';
import type { Held } from '../internal/runtime.ts';

/** What stands where an index is out of bounds: NaN, the least signed integer, the greatest unsigned one, true; as JAX fills. */
function fillOf(kit: Kit, x: Held): Held {
  const dtype = x.dtype as DType;
  if (isFloat(dtype)) return kit.scalar(Number.NaN, x);
  if (dtype === 'bool') return kit.scalar(1, x);
  const [low, high] = integerRange(dtype);
  return kit.scalar(Number(low < 0n ? low : high), x);
}

/** Which indices are within `size`, and all of them moved to there. */
function bounded(kit: Kit, indices: Held, size: number): { readonly within: Held; readonly indices: Held } {
  const least = kit.op('Maximum', [indices, kit.scalar(0, indices)]);
  const moved = kit.op('Minimum', [least, kit.scalar(Math.max(0, size - 1), indices)]);
  return { within: kit.op('Equal', [moved, indices]), indices: moved };
}

/** What `gather` gives, filled where an index is out of bounds: the CPU's kernel refuses such indices, that of the GPU gives 0. */
function filled(
  kit: Kit,
  x: Held,
  indices: Held,
  size: number,
  gather: (indices: Held) => Held,
  shapeOfWithin: readonly number[],
): Held {
  if (!kit.runtime.onGpu) {
    try {
      return gather(indices);
    } catch {
      // Some are out of bounds; the longer way.
    }
  }
  const safe = bounded(kit, indices, size);
  return kit.op('SelectV2', [kit.reshape(safe.within, shapeOfWithin), gather(safe.indices), fillOf(kit, x)]);
}

const take: TensorflowKernel = {
  accepts: ({ inputs, attrs }) => inputs[0]!.shape[(attrs as { readonly axis: number }).axis]! > 0,
  run: (kit, [x, indices], { attrs }) => {
    const { axis } = attrs as { readonly axis: number };
    const at = kit.whole([axis], []);
    const aligned = [...indices!.shape, ...x!.shape.slice(axis + 1).map(() => 1)];
    return filled(kit, x!, indices!, x!.shape[axis]!, (i) => kit.op('GatherV2', [x!, i, at]), aligned);
  },
};

const takeAlongAxis: TensorflowKernel = {
  accepts: ({ inputs, attrs }) => inputs[0]!.shape[(attrs as { readonly axis: number }).axis]! > 0,
  run: (kit, [x, indices], { attrs }) => {
    const { axis } = attrs as { readonly axis: number };
    const last = x!.shape.length - 1;
    const others = x!.shape.map((_, i) => i).filter((i) => i !== axis);
    const back = x!.shape.map((_, i) => (i < axis ? i : i === axis ? last : i - 1));
    const [from, at] = [x!, indices!].map((each) => kit.transpose(each, [...others, axis])) as [Held, Held];
    const gather = (i: Held): Held => kit.op('GatherV2', [from, i, kit.whole([last], [])], [whole('batch_dims', last)]);
    return kit.transpose(filled(kit, from, at, x!.shape[axis]!, gather, at.shape), back);
  },
};

/** Out of bounds is 0, as the GPU's kernel gives it; the CPU's refuses, and the host computes it. */
const gatherNd: TensorflowKernel = {
  accepts: ({ inputs }) => sizeOf(inputs[0]!.shape) > 0 && inputs[1]!.shape.at(-1)! > 0,
  run: (kit, inputs) => kit.op('GatherNd', inputs),
};

const scatters: { readonly [mode in ScatterMode]?: string } = {
  update: 'TensorScatterUpdate',
  add: 'TensorScatterAdd',
  max: 'TensorScatterMax',
  min: 'TensorScatterMin',
};

function scatter(kit: Kit, mode: ScatterMode, x: Held, indices: Held, updates: Held): Held {
  if (!isHalf(x.dtype) || mode === 'update') return kit.op(scatters[mode]!, [x, indices, updates]);
  const wide = kit.op(scatters[mode]!, [kit.cast(x, 'float32'), indices, kit.cast(updates, 'float32')]);
  return kit.cast(wide, x.dtype);
}

function acceptsScatter(mode: ScatterMode, dtype: DType): boolean {
  return scatters[mode] !== undefined && (dtype !== 'bool' || mode === 'update');
}

/** Out of bounds is dropped by the GPU's kernel; the CPU's refuses, and the host computes it. */
const scatterNd: TensorflowKernel = {
  accepts: ({ inputs, attrs }) =>
    acceptsScatter((attrs as { readonly mode: ScatterMode }).mode, inputs[0]!.dtype) &&
    sizeOf(inputs[0]!.shape) > 0 &&
    inputs[1]!.shape.at(-1)! > 0,
  run: (kit, [x, indices, updates], { attrs }) => {
    const rows = [...indices!.shape.slice(0, -1), ...x!.shape.slice(indices!.shape.at(-1)!)];
    return scatter(kit, (attrs as { readonly mode: ScatterMode }).mode, x!, indices!, kit.reshape(updates!, rows));
  },
};

/** By places in all elements, one behind the other. */
const scatterAlongAxis: TensorflowKernel = {
  accepts: ({ inputs, attrs }) =>
    acceptsScatter((attrs as { readonly mode: ScatterMode }).mode, inputs[0]!.dtype) && sizeOf(inputs[0]!.shape) > 0,
  run: (kit, [x, indices, updates], { attrs }) => {
    const { axis, mode } = attrs as { readonly axis: number; readonly mode: ScatterMode };
    const size = x!.shape[axis]!;
    const outer = sizeOf(x!.shape.slice(0, axis));
    const inner = sizeOf(x!.shape.slice(axis + 1));
    const rows = kit.reshape(indices!, [outer, indices!.shape[axis]!, inner]);
    const first = Int32Array.from({ length: outer }, (_, i) => i * size * inner);
    const rest = Int32Array.from({ length: inner }, (_, i) => i);
    const starts = kit.upload(first, { shape: [outer, 1, 1], dtype: 'int32' });
    const ends = kit.upload(rest, { shape: [1, 1, inner], dtype: 'int32' });
    const along = kit.op('AddV2', [kit.op('Mul', [rows, kit.scalar(inner, rows)]), ends]);
    const all = kit.op('AddV2', [along, starts]);
    const { within } = bounded(kit, rows, size);
    const places = kit.op('SelectV2', [within, all, kit.scalar(-1, rows)]);
    const flat = scatter(
      kit,
      mode,
      kit.reshape(x!, [sizeOf(x!.shape)]),
      kit.reshape(places, [sizeOf(places.shape), 1]),
      kit.reshape(updates!, [sizeOf(updates!.shape)]),
    );
    return kit.reshape(flat, x!.shape);
  },
};

/** Elements by computed indices. */
export const indexingKernels: readonly KernelRow[] = [
  [takeOp, take],
  [takeAlongAxisOp, takeAlongAxis],
  [gatherNdOp, gatherNd],
  [scatterNdOp, scatterNd],
  [scatterAlongAxisOp, scatterAlongAxis],
];

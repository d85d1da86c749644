import { sizeOf } from '@oneiros/core';
import { type WindowAttrs, windowMaxGradientOp, windowMaxOp, windowSumOp } from '@oneiros/tensor';
import { type Attribute, text, whole } from '../internal/addon.ts';
import { areFloats, widened } from '../internal/elementwise.ts';
import type { KernelRow } from '../internal/kernel-row.ts';
import type { Kit, TensorflowKernel } from '../internal/kit.ts';
import type { Held } from '../internal/runtime.ts';

/** Two neighbouring axes with windows: the tensor seen as (outer, first, second, inner). */
interface Plane {
  readonly first: number;
  readonly window: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly padding: readonly (readonly [number, number])[];
}

/** The windows, plane by plane: a window over more axes is one over the first two, then one over the next. */
function planesOf({ window, strides, padding }: WindowAttrs): readonly Plane[] {
  const active = window.map((size, i) => size > 1 || strides[i]! > 1 || padding[i]!.some((n) => n > 0));
  const planes: Plane[] = [];
  for (let axis = 0; axis < active.length; axis++) {
    if (!active[axis]) continue;
    // One without a neighbour is the second one of its plane.
    const first = active[axis + 1] ? axis : axis - 1;
    const pair = <T>(of: readonly T[], none: T): [T, T] =>
      first === axis ? [of[axis]!, of[axis + 1]!] : [none, of[axis]!];
    planes.push({
      first,
      window: pair(window, 1),
      strides: pair(strides, 1),
      padding: pair<readonly [number, number]>(padding, [0, 0]),
    });
    if (first === axis) axis++;
  }
  return planes;
}

function seen(shape: readonly number[], { first }: Plane): readonly number[] {
  return [
    sizeOf(shape.slice(0, Math.max(0, first))),
    first < 0 ? 1 : shape[first]!,
    shape[first + 1]!,
    sizeOf(shape.slice(first + 2)),
  ];
}
function unseen(shape: readonly number[], { first }: Plane, [, height, width]: readonly number[]): readonly number[] {
  return first < 0
    ? [width!, ...shape.slice(1)]
    : [...shape.slice(0, first), height!, width!, ...shape.slice(first + 2)];
}

function attributesOf({ window, strides, padding }: Plane): readonly Attribute[] {
  const explicit = padding.some(([low, high]) => low > 0 || high > 0);
  return [
    whole('ksize', [1, ...window, 1]),
    whole('strides', [1, ...strides, 1]),
    text('padding', explicit ? 'EXPLICIT' : 'VALID'),
    ...(explicit ? [whole('explicit_paddings', [0, 0, ...padding.flat(), 0, 0])] : []),
  ];
}

function planeByPlane(pool: (kit: Kit, x: Held, plane: Plane) => Held): TensorflowKernel['run'] {
  return widened((kit, [x], { attrs }) => {
    let result = x!;
    for (const plane of planesOf(attrs as WindowAttrs)) {
      const { shape } = result;
      const pooled = pool(kit, kit.reshape(result, seen(shape, plane)), plane);
      result = kit.reshape(pooled, unseen(shape, plane, pooled.shape));
    }
    return result;
  });
}

const windowMax: TensorflowKernel = {
  accepts: areFloats,
  run: /*#__PURE__*/ planeByPlane((kit, x, plane) => kit.op('MaxPool', [x], attributesOf(plane))),
};

/** The mean of each window times its size. */
const windowSum: TensorflowKernel = {
  accepts: areFloats,
  run: /*#__PURE__*/ planeByPlane((kit, x, plane) => {
    const widths = [0, 0, ...plane.padding.flat(), 0, 0];
    const padded = widths.some((n) => n > 0) ? kit.op('Pad', [x, kit.whole(widths, [4, 2])]) : x;
    const means = kit.op('AvgPool', [padded], attributesOf({ ...plane, padding: [] }));
    return kit.op('Mul', [means, kit.scalar(plane.window[0] * plane.window[1], x)]);
  }),
};

const windowMaxGradient: TensorflowKernel = {
  accepts: (application) => areFloats(application) && planesOf(application.attrs as WindowAttrs).length === 1,
  run: /*#__PURE__*/ widened((kit, [x, dy], { attrs, outputs: [value] }) => {
    const [plane] = planesOf(attrs as WindowAttrs);
    const attributes = attributesOf(plane!);
    const [from, slope] = [x!, dy!].map((each) => kit.reshape(each, seen(each.shape, plane!)));
    const most = kit.op('MaxPool', [from!], attributes);
    return kit.reshape(kit.op('MaxPoolGrad', [from!, most, slope!], attributes), value!.shape);
  }),
};

/** Over windows. */
export const windowKernels: readonly KernelRow[] = [
  [windowMaxOp, windowMax],
  [windowSumOp, windowSum],
  [windowMaxGradientOp, windowMaxGradient],
];

import { isFloat, type Shape, sizeOf, storage, stridesOf, type TypedArray } from '@oneiros/core';
import { type WindowAttrs, windowMaxGradientOp, windowMaxOp, windowSumOp } from '@oneiros/tensor';
import type { Floats } from '../internal/arrays.ts';
import type { CpuKernel, KernelEntry } from '../internal/kernel-entry.ts';
import { numeric } from '../internal/numeric.ts';
import { offsetsOf } from '../internal/offsets.ts';
import { copyPadded, paddedShape } from '../internal/padded.ts';
import { zeros } from '../internal/zeros.ts';

/** Kernel of `windowMax`. */
export const windowMaxKernel: KernelEntry = [windowMaxOp, /*#__PURE__*/ numeric(windowMax)];
/** Kernel of `windowSum`. */
export const windowSumKernel: KernelEntry = [windowSumOp, /*#__PURE__*/ numeric(windowSum)];
/** Kernel of `windowMaxGradient`. */
export const windowMaxGradientKernel: KernelEntry = [windowMaxGradientOp, /*#__PURE__*/ numeric(windowMaxGradient)];

/** Kernels of pooling. */
export const windowKernels: readonly KernelEntry[] = [windowMaxKernel, windowSumKernel, windowMaxGradientKernel];

type Arguments = Parameters<CpuKernel>;

/** Windows by where they start in the padded input; the last axis is walked element by element where windows do not reach over it. */
interface Geometry {
  readonly starts: Int32Array;
  readonly elements: Int32Array;
  /** How many neighbouring windows lie side by side from each start. */
  readonly run: number;
}
function geometryOf(shape: Shape, out: Shape, { window, strides, padding }: WindowAttrs): Geometry {
  const steps = stridesOf(paddedShape(shape, padding));
  const last = shape.length - 1;
  const sideBySide = last >= 0 && window[last] === 1 && strides[last] === 1;
  const moves = strides.map((s, i) => s * steps[i]!);
  return {
    starts: sideBySide ? offsetsOf(out.slice(0, -1), moves.slice(0, -1)) : offsetsOf(out, moves),
    elements: offsetsOf(window, steps),
    run: sideBySide ? out[last]! : 1,
  };
}

function windowMax(
  [x]: Arguments[0],
  { inputs: [spec], outputs: [outSpec], attrs }: Arguments[1],
): ReturnType<CpuKernel> {
  const { starts, elements, run } = geometryOf(spec!.shape, outSpec!.shape, attrs as WindowAttrs);
  const data = copyPadded(valuesOf(x!, spec!), spec!.shape, (attrs as WindowAttrs).padding, -Infinity);
  const out = valuesFor(outSpec!);
  for (let i = 0; i < starts.length; i++) {
    const at = i * run;
    out.fill(-Infinity, at, at + run);
    for (const element of elements) {
      const from = starts[i]! + element;
      for (let c = 0; c < run; c++) {
        const value = data[from + c]!;
        if (value > out[at + c]! || Number.isNaN(value)) out[at + c] = value;
      }
    }
  }
  return [stored(out, outSpec!)];
}

function windowSum(
  [x]: Arguments[0],
  { inputs: [spec], outputs: [outSpec], attrs }: Arguments[1],
): ReturnType<CpuKernel> {
  const { starts, elements, run } = geometryOf(spec!.shape, outSpec!.shape, attrs as WindowAttrs);
  const data = copyPadded(valuesOf(x!, spec!), spec!.shape, (attrs as WindowAttrs).padding);
  const out = valuesFor(outSpec!);
  for (let i = 0; i < starts.length; i++) {
    const at = i * run;
    for (const element of elements) {
      const from = starts[i]! + element;
      for (let c = 0; c < run; c++) out[at + c]! += data[from + c]!;
    }
  }
  return [stored(out, outSpec!)];
}

/** Every element of dy goes to the first maximum of its window. */
function windowMaxGradient(
  [x, dy]: Arguments[0],
  { inputs: [spec, dySpec], outputs: [outSpec], attrs }: Arguments[1],
): ReturnType<CpuKernel> {
  const { padding } = attrs as WindowAttrs;
  const { starts, elements, run } = geometryOf(spec!.shape, dySpec!.shape, attrs as WindowAttrs);
  const data = copyPadded(valuesOf(x!, spec!), spec!.shape, padding, -Infinity);
  const gradient = dy as Floats;
  const out = zeros(outSpec!.dtype, data.length);
  for (let i = 0; i < starts.length; i++) {
    for (let c = 0; c < run; c++) {
      const start = starts[i]! + c;
      let best = start;
      let most = -Infinity;
      for (const element of elements) {
        const value = data[start + element]!;
        if (value > most) {
          most = value;
          best = start + element;
        } else if (Number.isNaN(value)) {
          best = start + element;
          break;
        }
      }
      out[best]! += gradient[i * run + c]!;
    }
  }
  const inner = padding.map(([low, high]) => [-low, -high] as const);
  return [copyPadded(out, paddedShape(spec!.shape, padding), inner)];
}

type Spec = Arguments[1]['inputs'][number];

/** Elements as numbers; integers in doubles, since padding is infinite. */
function valuesOf(x: TypedArray, { dtype }: Spec): Floats {
  return isFloat(dtype) ? (x as Floats) : Float64Array.from(x as ArrayLike<number | bigint>, Number);
}
function valuesFor({ shape, dtype }: Spec): Floats {
  return isFloat(dtype) ? zeros(dtype, sizeOf(shape)) : new Float64Array(sizeOf(shape));
}
function stored(values: Floats, { dtype }: Spec): TypedArray {
  if (isFloat(dtype)) return values;
  const out = storage(dtype, values.length);
  const big = dtype === 'int64' || dtype === 'uint64';
  values.forEach((v, i) => ((out as { [i: number]: number | bigint })[i] = big ? BigInt(v) : v));
  return out;
}

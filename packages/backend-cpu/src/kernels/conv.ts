import { expected, isFloat, sizeOf, stridesOf } from '@oneiros/core';
import { type ConvAttrs, convInputGradientOp, convKernelGradientOp, convOp, type Spec } from '@oneiros/tensor';
import type { Floats } from '../internal/arrays.ts';
import type { CpuKernel, KernelEntry } from '../internal/kernel-entry.ts';
import { addMatrixProduct } from '../internal/matrix-product.ts';
import { numeric } from '../internal/numeric.ts';
import { offsetsOf } from '../internal/offsets.ts';
import { copyPadded, paddedShape } from '../internal/padded.ts';
import { zeros } from '../internal/zeros.ts';

/** Kernel of `conv`. */
export const convKernel: KernelEntry = [convOp, /*#__PURE__*/ numeric(conv)];
/** Kernel of `convInputGradient`. */
export const convInputGradientKernel: KernelEntry = [convInputGradientOp, /*#__PURE__*/ numeric(convInputGradient)];
/** Kernel of `convKernelGradient`. */
export const convKernelGradientKernel: KernelEntry = [convKernelGradientOp, /*#__PURE__*/ numeric(convKernelGradient)];

/** Kernels of convolutions and their gradients, as matrix products over the patches of the input, which are never copied out. */
export const convKernels: readonly KernelEntry[] = [convKernel, convInputGradientKernel, convKernelGradientKernel];

type Arguments = Parameters<CpuKernel>;

function conv(
  [x, kernel]: Arguments[0],
  { inputs: [xSpec, kernelSpec], outputs: [outSpec], attrs }: Arguments[1],
): ReturnType<CpuKernel> {
  const geometry = geometryOf(xSpec!, kernelSpec!, outSpec!, attrs as ConvAttrs);
  const out = zeros(outSpec!.dtype, sizeOf(outSpec!.shape));
  const data = copyPadded(x as Floats, xSpec!.shape, geometry.padding);
  const weights = kernel as Floats;
  for (const { patches, channels, weight, filters, result } of geometry.groups) {
    addMatrixProduct(
      { data: out, start: result, rows: geometry.results, columns: filters },
      { data, start: channels, rows: geometry.windows, columns: patches },
      { data: weights, start: weight, rows: geometry.weights, columns: filters },
    );
  }
  return [out];
}

/** dx += dy · kernelᵀ, added up where windows overlap. */
function convInputGradient(
  [dy, kernel]: Arguments[0],
  { inputs: [dySpec, kernelSpec], outputs: [outSpec], attrs }: Arguments[1],
): ReturnType<CpuKernel> {
  const geometry = geometryOf(outSpec!, kernelSpec!, dySpec!, attrs as ConvAttrs);
  const padded = zeros(outSpec!.dtype, sizeOf(paddedShape(outSpec!.shape, geometry.padding)));
  const data = dy as Floats;
  const weights = kernel as Floats;
  for (const { patches, channels, weight, filters, result } of geometry.groups) {
    addMatrixProduct(
      { data: padded, start: channels, rows: geometry.windows, columns: patches },
      { data, start: result, rows: geometry.results, columns: filters },
      { data: weights, start: weight, rows: filters, columns: geometry.weights },
    );
  }
  const inner = geometry.padding.map(([low, high]) => [-low, -high] as const);
  return [copyPadded(padded, paddedShape(outSpec!.shape, geometry.padding), inner)];
}

/** dkernel = patchesᵀ · dy. */
function convKernelGradient(
  [x, dy]: Arguments[0],
  { inputs: [xSpec, dySpec], outputs: [outSpec], attrs }: Arguments[1],
): ReturnType<CpuKernel> {
  const geometry = geometryOf(xSpec!, outSpec!, dySpec!, attrs as ConvAttrs);
  const out = zeros(outSpec!.dtype, sizeOf(outSpec!.shape));
  const data = copyPadded(x as Floats, xSpec!.shape, geometry.padding);
  const gradient = dy as Floats;
  for (const { patches, channels, weight, filters, result } of geometry.groups) {
    addMatrixProduct(
      { data: out, start: weight, rows: geometry.weights, columns: filters },
      { data, start: channels, rows: patches, columns: geometry.windows },
      { data: gradient, start: result, rows: geometry.results, columns: filters },
    );
  }
  return [out];
}

interface Geometry {
  /** Padding of every axis of the input. */
  readonly padding: readonly (readonly [number, number])[];
  /** Where each window starts in the padded input. */
  readonly windows: Int32Array;
  /** Where each window's results start in the output. */
  readonly results: Int32Array;
  /** Where the weights of each element of a patch start in the kernel. */
  readonly weights: Int32Array;
  readonly groups: readonly Group[];
}
interface Group {
  /** Elements of a patch, from the start of its window. */
  readonly patches: Int32Array;
  readonly filters: Int32Array;
  /** Where the group's channels, weights and results start. */
  readonly channels: number;
  readonly weight: number;
  readonly result: number;
}

function geometryOf(x: Spec, kernel: Spec, out: Spec, { strides, padding, dilation, groups }: ConvAttrs): Geometry {
  if (!isFloat(x.dtype)) throw expected('conv on cpu', 'floats', `dtype=${x.dtype}`, 'Cast the input.');
  const whole = [[0, 0] as const, ...padding, [0, 0] as const];
  const steps = stridesOf(paddedShape(x.shape, whole));
  const kernelSpatial = kernel.shape.slice(0, -2);
  const [channels, filters] = kernel.shape.slice(-2) as [number, number];
  const outSpatial = out.shape.slice(0, -1);
  const perGroup = filters / groups;
  const patches = offsetsOf([...kernelSpatial, channels], [...dilation.map((d, i) => d * steps[i + 1]!), 1]);
  const own = offsetsOf([perGroup], [1]);
  return {
    padding: whole,
    windows: offsetsOf(outSpatial, [steps[0]!, ...strides.map((s, i) => s * steps[i + 1]!)]),
    results: offsetsOf([outSpatial.reduce((a, b) => a * b, 1)], [filters]),
    weights: offsetsOf([patches.length], [filters]),
    groups: Array.from({ length: groups }, (_, g) => ({
      patches,
      filters: own,
      channels: g * channels,
      weight: g * perGroup,
      result: g * perGroup,
    })),
  };
}

import { type Shape, sizeOf } from '@oneiros/core';
import {
  type Application,
  type ConvAttrs,
  type ConvInputGradientAttrs,
  type ConvKernelGradientAttrs,
  convInputGradientOp,
  convKernelGradientOp,
  convOp,
} from '@oneiros/tensor';
import { flipRef, transposeTo } from '../../internal/emit.ts';
import type { Context, LoweringEntry } from '../../internal/lowering.ts';
import { type Operand, operandOf, transposedOperand } from '../../internal/operand.ts';
import { convolve } from './convolution.ts';

/** Convolution and its gradients. In float64 onnxruntime has none. */
export const convolutionLowerings: readonly LoweringEntry[] = [
  [convOp, { lower: conv, accepts: hasKernels }],
  [
    convInputGradientOp,
    { lower: inputGradient, accepts: (application) => hasKernels(application) && isPlanned(application) },
  ],
  [
    convKernelGradientOp,
    { lower: kernelGradient, accepts: (application) => hasKernels(application) && fitsAsKernel(application) },
  ],
];

function hasKernels({ inputs, outputs }: Application): boolean {
  const present = [...inputs, ...outputs].every((value) => sizeOf(value.shape) > 0);
  return present && inputs[0]!.dtype !== 'float64';
}

function conv([x, kernel]: readonly Operand[], { attrs, outputs }: Application, context: Context): readonly Operand[] {
  return [convolve(x!, kernel!, attrs as ConvAttrs, outputs[0]!.shape, context)];
}

/** Padding around dy such that sliding the turned kernel over it gives each input its share; strides are 1. */
function surroundings(
  dyShape: Shape,
  kernelShape: Shape,
  { strides, padding, dilation, inputShape }: ConvInputGradientAttrs,
): readonly (readonly [number, number])[] {
  return strides.map((_, i) => {
    const extent = (kernelShape[i]! - 1) * dilation[i]! + 1;
    const low = extent - 1 - padding[i]![0];
    return [low, inputShape[i + 1]! - 1 - (dyShape[i + 1]! - 1) + padding[i]![0]] as const;
  });
}
/** How many elements of the input no window reaches, at the far end of each spatial axis. */
function unreached(
  dyShape: Shape,
  kernelShape: Shape,
  { strides, padding, dilation, inputShape }: ConvInputGradientAttrs,
): readonly number[] {
  return strides.map((stride, i) => {
    const extent = (kernelShape[i]! - 1) * dilation[i]! + 1;
    return inputShape[i + 1]! + padding[i]![0] + padding[i]![1] - ((dyShape[i + 1]! - 1) * stride + extent);
  });
}
function isPlanned({ inputs, attrs }: Application): boolean {
  const [dy, kernel] = inputs;
  const given = attrs as ConvInputGradientAttrs;
  if (given.strides.every((s) => s === 1))
    return (
      given.groups === 1 && surroundings(dy!.shape, kernel!.shape, given).every(([low, high]) => low >= 0 && high >= 0)
    );
  return unreached(dy!.shape, kernel!.shape, given).every(
    (rest, i) => rest >= 0 && rest < Math.max(given.strides[i]!, given.dilation[i]!),
  );
}

function inputGradient(
  [dy, kernel]: readonly Operand[],
  { attrs, outputs }: Application,
  context: Context,
): readonly Operand[] {
  const given = attrs as ConvInputGradientAttrs;
  const { graph } = context;
  const { shape } = outputs[0]!;
  const n = given.strides.length;
  const spatial = given.strides.map((_, i) => i);
  if (given.strides.every((s) => s === 1)) {
    const flipped = operandOf(flipRef(graph, kernel!.plain(graph), spatial));
    const turned = transposedOperand(flipped, [...spatial, n + 1, n]);
    const windowing = { ...given, padding: surroundings(dy!.shape, kernel!.shape, given) };
    return [convolve(dy!, turned, windowing, shape, context)];
  }
  // ConvTranspose adds up what overlaps, instead of convolving zeros between the elements of dy.
  const input = transposedOperand(dy!, [0, n + 1, ...spatial.map((i) => i + 1)]).plain(graph);
  const filter = transposeTo(graph, kernel!.plain(graph), [n + 1, n, ...spatial]);
  const attributes = {
    kernel_shape: kernel!.shape.slice(0, n),
    strides: given.strides,
    dilations: given.dilation,
    pads: [...given.padding.map(([low]) => low), ...given.padding.map(([, high]) => high)],
    output_padding: unreached(dy!.shape, kernel!.shape, given),
    group: given.groups,
  };
  const first = [shape[0]!, shape[n + 1]!, ...shape.slice(1, -1)];
  const out = operandOf(graph.node('ConvTranspose', [input, filter], { type: dy!.type, shape: first }, attributes));
  return [transposedOperand(out, [0, ...spatial.map((i) => i + 2), 1])];
}

/** Padding with which exactly the windows of the kernel's size fit, when dy slides over x. */
function slideway(
  xShape: Shape,
  dyShape: Shape,
  { strides, padding, dilation, kernelShape }: ConvKernelGradientAttrs,
): readonly (readonly [number, number])[] {
  return strides.map((stride, i) => {
    const low = padding[i]![0];
    return [
      low,
      (kernelShape[i]! - 1) * dilation[i]! + (dyShape[i + 1]! - 1) * stride + 1 - xShape[i + 1]! - low,
    ] as const;
  });
}
function fitsAsKernel({ inputs, attrs }: Application): boolean {
  const given = attrs as ConvKernelGradientAttrs;
  return given.groups === 1 && slideway(inputs[0]!.shape, inputs[1]!.shape, given).every(([, high]) => high >= 0);
}

/** x with batch and channels swapped is convolved with dy as the kernel; strides and dilation change places. */
function kernelGradient([x, dy]: readonly Operand[], { attrs }: Application, context: Context): readonly Operand[] {
  const given = attrs as ConvKernelGradientAttrs;
  const n = given.strides.length;
  const spatial = given.strides.map((_, i) => i + 1);
  const images = transposedOperand(x!, [n + 1, ...spatial, 0]);
  const kernel = transposedOperand(dy!, [...spatial, 0, n + 1]);
  const windowing = {
    strides: given.dilation,
    dilation: given.strides,
    padding: slideway(x!.shape, dy!.shape, given),
    groups: 1,
  };
  const shape = [given.kernelShape[n]!, ...given.kernelShape.slice(0, n), given.kernelShape[n + 1]!];
  return [transposedOperand(convolve(images, kernel, windowing, shape, context), [...spatial, 0, n + 1])];
}

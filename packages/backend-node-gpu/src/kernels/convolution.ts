import { isFloat } from '@oneiros/core';
import {
  type Application,
  type ConvAttrs,
  type ConvInputGradientAttrs,
  type ConvKernelGradientAttrs,
  convInputGradientOp,
  convKernelGradientOp,
  convOp,
} from '@oneiros/tensor';
import { text, whole } from '../internal/addon.ts';
import type { KernelRow } from '../internal/kernel-row.ts';
import type { Kit, TensorflowKernel } from '../internal/kit.ts';
import { planeAttributes, planesOf } from '../internal/planes.ts';
import type { Held } from '../internal/runtime.ts';

/** One filter, or a few, for each channel. */
function isDepthwise({ groups, strides, dilation }: ConvAttrs, channels: number): boolean {
  const square = strides.every((s) => s === strides[0]);
  return groups > 1 && groups === channels && strides.length <= 2 && square && dilation.every((d) => d === 1);
}

/** (h, w, 1, C · m) as TensorFlow has the kernels of channels: (h, w, C, m). */
function byChannel([height, width, , filters]: readonly number[], channels: number): readonly number[] {
  return [height!, width!, channels, filters! / channels];
}

const conv: TensorflowKernel = {
  accepts: ({ inputs, attrs }) => {
    const { strides, dilation } = attrs as ConvAttrs;
    return (
      isFloat(inputs[0]!.dtype) && (strides.length <= 2 || (strides.length === 3 && dilation.every((d) => d === 1)))
    );
  },
  run: (kit, [x, kernel], { attrs, outputs: [value] }) => {
    const how = attrs as ConvAttrs;
    const { groups } = how;
    if (groups === 1) return kit.reshape(plain(kit, x!, kernel!, how), value!.shape);
    const channels = x!.shape.at(-1)!;
    if (isDepthwise(how, channels)) {
      const planes = planesOf(how);
      const filters = kit.reshape(kernel!, byChannel(planes.lift(kernel!.shape, true), channels));
      const inputs = [kit.reshape(x!, planes.lift(x!.shape, false)), filters];
      return kit.reshape(kit.op('DepthwiseConv2dNative', inputs, planeAttributes(planes)), value!.shape);
    }
    // Group by group: TensorFlow has no kernels of groups on the CPU for all of this.
    const last = kit.whole([x!.shape.length - 1], []);
    const [xs, kernels] = [x!, kernel!].map((all) =>
      kit.ops('Split', [last, all], [whole('num_split', groups)], groups),
    );
    const parts = xs!.map((part, i) => plain(kit, part, kernels![i]!, how));
    const axis = kit.whole([parts[0]!.shape.length - 1], []);
    return kit.reshape(kit.list('ConcatV2', parts, [axis], []), value!.shape);
  },
};

/** Without groups; over one axis, the result has still a second one. */
function plain(kit: Kit, x: Held, kernel: Held, how: ConvAttrs): Held {
  if (how.strides.length === 3) {
    const attributes = [whole('strides', [1, ...how.strides, 1]), text('padding', 'VALID')];
    return kit.op('Conv3D', [padded(kit, x, how), kernel], attributes);
  }
  const planes = planesOf(how);
  const inputs = [kit.reshape(x, planes.lift(x.shape, false)), kit.reshape(kernel, planes.lift(kernel.shape, true))];
  return kit.op('Conv2D', inputs, planeAttributes(planes));
}

/** Zeros around the spatial axes. */
function padded(kit: Kit, x: Held, { padding }: ConvAttrs): Held {
  if (padding.every(([low, high]) => low === 0 && high === 0)) return x;
  return kit.op('Pad', [x, kit.whole([0, 0, ...padding.flat(), 0, 0], [x.shape.length, 2])]);
}
function paddedShape(shape: readonly number[], { padding }: ConvAttrs): readonly number[] {
  return shape.map((n, i) => n + (padding[i - 1]?.[0] ?? 0) + (padding[i - 1]?.[1] ?? 0));
}

/** Gradients that TensorFlow's own kernels compute on every device: no dilation, and one group or one for each channel. */
function acceptsGradient(channels: (application: Application) => number) {
  return (application: Application): boolean => {
    const how = application.attrs as ConvAttrs;
    if (!isFloat(application.inputs[0]!.dtype) || how.dilation.some((d) => d !== 1)) return false;
    return how.groups === 1 ? how.strides.length <= 3 : isDepthwise(how, channels(application));
  };
}

const inputGradient: TensorflowKernel = {
  accepts: /*#__PURE__*/ acceptsGradient(({ outputs }) => outputs[0]!.shape.at(-1)!),
  run: (kit, [dy, kernel], { attrs }) => {
    const how = attrs as ConvInputGradientAttrs;
    const { inputShape, groups } = how;
    if (how.strides.length === 3) {
      const attributes = [whole('strides', [1, ...how.strides, 1]), text('padding', 'VALID')];
      const whole3d = paddedShape(inputShape, how);
      const all = kit.op('Conv3DBackpropInputV2', [kit.whole(whole3d), kernel!, dy!], attributes);
      if (whole3d.every((n, i) => n === inputShape[i])) return all;
      const starts = [0, ...how.padding.map(([low]) => low), 0];
      return kit.op('Slice', [all, kit.whole(starts), kit.whole(inputShape)]);
    }
    const planes = planesOf(how);
    const attributes = planeAttributes(planes);
    const lifted = planes.lift(inputShape, false);
    const inputs = (kernelShape: readonly number[]): readonly Held[] => [
      kit.whole(lifted),
      kit.reshape(kernel!, kernelShape),
      kit.reshape(dy!, planes.lift(dy!.shape, false)),
    ];
    const kernelShape = planes.lift(kernel!.shape, true);
    const result =
      groups === 1
        ? kit.op('Conv2DBackpropInput', inputs(kernelShape), attributes)
        : kit.op('DepthwiseConv2dNativeBackpropInput', inputs(byChannel(kernelShape, groups)), attributes);
    return kit.reshape(result, inputShape);
  },
};

const kernelGradient: TensorflowKernel = {
  accepts: /*#__PURE__*/ acceptsGradient(({ inputs }) => inputs[0]!.shape.at(-1)!),
  run: (kit, [x, dy], { attrs }) => {
    const how = attrs as ConvKernelGradientAttrs;
    const { kernelShape, groups } = how;
    if (how.strides.length === 3) {
      const attributes = [whole('strides', [1, ...how.strides, 1]), text('padding', 'VALID')];
      return kit.op('Conv3DBackpropFilterV2', [padded(kit, x!, how), kit.whole(kernelShape), dy!], attributes);
    }
    const planes = planesOf(how);
    const attributes = planeAttributes(planes);
    const inputs = (sizes: readonly number[]): readonly Held[] => [
      kit.reshape(x!, planes.lift(x!.shape, false)),
      kit.whole(sizes),
      kit.reshape(dy!, planes.lift(dy!.shape, false)),
    ];
    const lifted = planes.lift(kernelShape, true);
    const result =
      groups === 1
        ? kit.op('Conv2DBackpropFilter', inputs(lifted), attributes)
        : kit.op('DepthwiseConv2dNativeBackpropFilter', inputs(byChannel(lifted, groups)), attributes);
    return kit.reshape(result, kernelShape);
  },
};

/** Convolutions and their gradients. */
export const convolutionKernels: readonly KernelRow[] = [
  [convOp, conv],
  [convInputGradientOp, inputGradient],
  [convKernelGradientOp, kernelGradient],
];

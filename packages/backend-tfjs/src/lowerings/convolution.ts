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
import type { Kit, LoweringEntry } from '../lowering.ts';
import type { TfjsTensor } from '../tfjs-types.ts';
import { padZeros } from './movement.ts';

/** Convolutions over one, two and three axes and their gradients, in float32. One axis is two, the first of size 1. */
export const convolutionLowerings: readonly LoweringEntry[] = [
  [
    convOp,
    {
      needs: ['Conv2D'],
      accepts: (application) => isPlane(application, 0) && attrsOf(application).groups === 1,
      run: ([x, kernel], { attrs }, kit) => {
        const { strides, padding, dilation } = asPlane(attrs as ConvAttrs);
        return kit.call(
          'Conv2D',
          { x: kit.reshape(x!, plane(x!.shape)), filter: kit.reshape(kernel!, planeKernel(kernel!.shape)) },
          { strides, pad: explicit(padding), dataFormat: 'NHWC', dilations: dilation },
        );
      },
    },
  ],
  // Every channel on its own.
  [
    convOp,
    {
      needs: ['DepthwiseConv2dNative'],
      accepts: (application) => isPlane(application, 0) && isDepthwise(application) && isEven(attrsOf(application)),
      run: ([x, kernel], { attrs }, kit) => {
        const { strides, padding, dilation, groups } = asPlane(attrs as ConvAttrs);
        const [height, width, , filters] = planeKernel(kernel!.shape) as [number, number, number, number];
        return kit.call(
          'DepthwiseConv2dNative',
          {
            x: kit.reshape(x!, plane(x!.shape)),
            filter: kit.reshape(kernel!, [height, width, groups, filters / groups]),
          },
          { strides, pad: explicit(padding), dataFormat: 'NHWC', dilations: dilation },
        );
      },
    },
  ],
  // Groups of channels one after the other.
  [
    convOp,
    {
      needs: ['Conv2D', 'Slice', 'Concat'],
      accepts: (application) => isPlane(application, 0),
      run: ([x, kernel], { attrs }, kit) => {
        const { strides, padding, dilation, groups } = asPlane(attrs as ConvAttrs);
        const image = kit.reshape(x!, plane(x!.shape));
        const filter = kit.reshape(kernel!, planeKernel(kernel!.shape));
        const parts = Array.from({ length: groups }, (_, group) =>
          kit.call(
            'Conv2D',
            { x: part(image, group, groups, kit), filter: part(filter, group, groups, kit) },
            { strides, pad: explicit(padding), dataFormat: 'NHWC', dilations: dilation },
          ),
        );
        return kit.call('Concat', parts, { axis: 3 });
      },
    },
  ],
  [
    convOp,
    {
      needs: ['Conv3D', 'PadV2'],
      accepts: (application) => isVolume(application) && attrsOf(application).groups === 1,
      run: ([x, kernel], { attrs }, kit) => {
        const { strides, padding, dilation } = attrs as ConvAttrs;
        const padded = padZeros(x!, [[0, 0], ...padding, [0, 0]], kit);
        return kit.call(
          'Conv3D',
          { x: padded, filter: kernel! },
          { strides: [...strides], pad: 'valid', dilations: [...dilation] },
        );
      },
    },
  ],
  [
    convInputGradientOp,
    {
      needs: ['Conv2DBackpropInput'],
      accepts: (application) => isPlane(application, 0) && isPlain(attrsOf(application)),
      run: ([dy, kernel], { attrs }, kit) => {
        const { strides, padding, inputShape } = asPlane(attrs as ConvInputGradientAttrs);
        return kit.call(
          'Conv2DBackpropInput',
          { dy: kit.reshape(dy!, plane(dy!.shape)), filter: kit.reshape(kernel!, planeKernel(kernel!.shape)) },
          { strides, pad: explicit(padding), dataFormat: 'NHWC', inputShape: plane(inputShape) },
        );
      },
    },
  ],
  [
    convKernelGradientOp,
    {
      needs: ['Conv2DBackpropFilter'],
      accepts: (application) => isPlane(application, 0) && isPlain(attrsOf(application)),
      run: ([x, dy], { attrs }, kit) => {
        const { strides, padding, kernelShape } = asPlane(attrs as ConvKernelGradientAttrs);
        return kit.call(
          'Conv2DBackpropFilter',
          { x: kit.reshape(x!, plane(x!.shape)), dy: kit.reshape(dy!, plane(dy!.shape)) },
          { strides, pad: explicit(padding), dataFormat: 'NHWC', filterShape: planeKernel(kernelShape) },
        );
      },
    },
  ],
  // Where there is no kernel for it: patches of x as rows, and one product with dy.
  [
    convKernelGradientOp,
    {
      needs: ['Slice', 'Concat', 'PadV2', 'BatchMatMul', 'Transpose'],
      accepts: (application) =>
        isPlane(application, 0) && isPlain(attrsOf(application)) && attrsOf(application).strides.every((s) => s === 1),
      run: ([x, dy], { attrs }, kit) => kernelGradientByPatches(x!, dy!, attrs as ConvKernelGradientAttrs, kit),
    },
  ],
];

/** dK[i, j] = Σ over places of x[place + (i, j)]ᵀ · dy[place], one product for each element of the kernel. */
function kernelGradientByPatches(x: TfjsTensor, dy: TfjsTensor, attrs: ConvKernelGradientAttrs, kit: Kit): TfjsTensor {
  const { padding, kernelShape } = asPlane(attrs);
  const [height, width, channels, filters] = planeKernel(kernelShape) as [number, number, number, number];
  const [batch, rows, columns] = plane(dy.shape) as [number, number, number, number];
  const padded = padZeros(kit.reshape(x, plane(x.shape)), [[0, 0], ...padding, [0, 0]], kit);
  const places = batch * rows * columns;
  const patches: TfjsTensor[] = [];
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      const patch = kit.call('Slice', { x: padded }, { begin: [0, i, j, 0], size: [batch, rows, columns, channels] });
      patches.push(kit.reshape(patch, [places, channels]));
    }
  }
  const all = patches.length === 1 ? patches[0]! : kit.call('Concat', patches, { axis: 1 });
  return kit.call(
    'BatchMatMul',
    { a: kit.reshape(all, [1, places, height * width * channels]), b: kit.reshape(dy, [1, places, filters]) },
    { transposeA: true, transposeB: false },
  );
}

type Pads = readonly (readonly [low: number, high: number])[];

function attrsOf({ attrs }: Application): ConvAttrs {
  return attrs as ConvAttrs;
}
/** float32, not empty, over one or two axes. */
function isPlane({ inputs }: Application, first: number): boolean {
  const rank = inputs[first]!.shape.length;
  return (rank === 3 || rank === 4) && inputs.every(({ shape, dtype }) => dtype === 'float32' && sizeOf(shape) > 0);
}
function isVolume({ inputs }: Application): boolean {
  return inputs[0]!.shape.length === 5 && inputs.every(({ shape, dtype }) => dtype === 'float32' && sizeOf(shape) > 0);
}
function isDepthwise({ inputs: [x, kernel], attrs }: Application): boolean {
  const { groups } = attrs as ConvAttrs;
  return groups > 1 && groups === x!.shape.at(-1) && kernel!.shape.at(-2) === 1;
}
/** The depthwise kernels take strides or dilation, the same along both axes. */
function isEven({ strides, dilation }: ConvAttrs): boolean {
  const same = (sizes: readonly number[]): boolean => sizes.every((n) => n === sizes[0]);
  return same(strides) && same(dilation) && (strides[0] === 1 || dilation[0] === 1);
}
/** The gradients know strides, but neither dilation nor groups. */
function isPlain({ dilation, groups }: ConvAttrs): boolean {
  return groups === 1 && dilation.every((d) => d === 1);
}

function asPlane<A extends ConvAttrs>(attrs: A): A & { strides: number[]; dilation: number[]; padding: Pads } {
  const { strides, padding, dilation } = attrs;
  if (strides.length === 2) return { ...attrs, strides: [...strides], dilation: [...dilation], padding };
  return { ...attrs, strides: [1, ...strides], dilation: [1, ...dilation], padding: [[0, 0], ...padding] };
}
/** (N, W, C) as (N, 1, W, C). */
function plane(shape: Shape): readonly number[] {
  return shape.length === 4 ? shape : [shape[0]!, 1, ...shape.slice(1)];
}
function planeKernel(shape: Shape): readonly number[] {
  return shape.length === 4 ? shape : [1, ...shape];
}
function explicit(padding: Pads): number[][] {
  return [[0, 0], ...padding.map(([low, high]) => [low, high]), [0, 0]];
}
/** One of `groups` equal parts of the last axis. */
function part(x: TfjsTensor, group: number, groups: number, kit: Kit): TfjsTensor {
  const size = x.shape.at(-1)! / groups;
  const front = x.shape.slice(0, -1);
  return kit.call('Slice', { x }, { begin: [...front.map(() => 0), group * size], size: [...front, size] });
}

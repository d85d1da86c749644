import { type Kit, type LoweringEntry, padZeros, type TfjsTensor } from '@oneiros/backend-tfjs';
import { type Shape, sizeOf } from '@oneiros/core';
import { type ConvKernelGradientAttrs, convKernelGradientOp } from '@oneiros/tensor';
import { allocate, floats } from '../internal/memory.ts';
import { transposed } from '../internal/transposed.ts';
import { products } from '../internal/xnnpack.ts';

/** Places of dy whose patches are laid out at once: 32 MB of them. */
const patchBytes = 2 ** 25;

/**
 * The gradient of a kernel, for which tfjs has nothing in WebAssembly: patches of x, one a column, times dy, by XNNPACK.
 * The batch is taken in parts, so that the patches stay small.
 */
export const convolutionLowerings: readonly LoweringEntry[] = [
  [
    convKernelGradientOp,
    {
      accepts: ({ inputs: [x, dy], attrs }) =>
        x!.dtype === 'float32' &&
        (attrs as ConvKernelGradientAttrs).groups === 1 &&
        x!.shape.length <= 4 &&
        sizeOf(x!.shape) > 0 &&
        sizeOf(dy!.shape) > 0,
      run: ([x, dy], { attrs, outputs: [out] }, kit) => {
        const { strides, padding, dilation, kernelShape } = attrs as ConvKernelGradientAttrs;
        const flat = strides.length === 1;
        const around = flat ? [[0, 0] as const, ...padding] : padding;
        const image = padZeros(kit.reshape(x!, plane(x!.shape)), [[0, 0], ...around, [0, 0]], kit);
        const geometry: Geometry = {
          kernel: flat ? [1, ...kernelShape] : kernelShape,
          strides: flat ? [1, ...strides] : strides,
          dilation: flat ? [1, ...dilation] : dilation,
        };
        return kit.reshape(kernelGradient(image, kit.reshape(dy!, plane(dy!.shape)), geometry, kit), out!.shape);
      },
    },
  ],
];

interface Geometry {
  /** Height, width, channels, filters. */
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilation: readonly number[];
}

/** Σ over parts of the batch of patches · dy, [height · width · channels, filters]. */
function kernelGradient(x: TfjsTensor, dy: TfjsTensor, geometry: Geometry, kit: Kit): TfjsTensor {
  const [batch, rows, columns, filters] = dy.shape as [number, number, number, number];
  const [height, width, channels] = geometry.kernel as [number, number, number];
  const taps = height * width * channels;
  const images = Math.max(1, Math.min(batch, Math.floor(patchBytes / (4 * taps * rows * columns))));
  const planes = channelsFirst(x, kit);
  let sum: TfjsTensor | null = null;
  for (let from = 0; from < batch; from += images) {
    const count = Math.min(images, batch - from);
    const patches = allocate(kit, [1, taps, count * rows * columns], 'float32');
    layOut(floats(kit, planes), planes.shape, floats(kit, patches), { ...geometry, from, count, rows, columns });
    const part =
      count === batch
        ? dy
        : kit.call('Slice', { x: dy }, { begin: [from, 0, 0, 0], size: [count, rows, columns, filters] });
    const product = products(patches, kit.reshape(part, [1, count * rows * columns, filters]), kit);
    sum = sum ? kit.call('Add', { a: sum, b: product }) : product;
  }
  return sum!;
}

/** (N, H, W, C) to (C, N, H, W), so that a row of the image lies together. */
function channelsFirst(x: TfjsTensor, kit: Kit): TfjsTensor {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const turned = transposed(kit.reshape(x, [1, batch * height * width, channels]), kit);
  return kit.reshape(turned, [channels, batch, height, width]);
}

interface Places extends Geometry {
  readonly from: number;
  readonly count: number;
  readonly rows: number;
  readonly columns: number;
}

/** Row (i, j, c) of `patches`: channel c at the places of dy, moved by (i, j). */
function layOut(planes: Float32Array, shape: readonly number[], patches: Float32Array, places: Places): void {
  const [channels, batch, imageRows, imageColumns] = shape as [number, number, number, number];
  const { kernel, strides, dilation, from, count, rows, columns } = places;
  const [height, width] = kernel as [number, number];
  const [down, right] = strides as [number, number];
  let o = 0;
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      const offset = i * dilation[0]! * imageColumns + j * dilation[1]!;
      for (let c = 0; c < channels; c++) {
        for (let n = from; n < from + count; n++) {
          const image = (c * batch + n) * imageRows * imageColumns + offset;
          for (let row = 0; row < rows; row++) {
            let p = image + row * down * imageColumns;
            for (const end = o + columns; o < end; p += right) patches[o++] = planes[p]!;
          }
        }
      }
    }
  }
}

/** (N, W, C) as (N, 1, W, C). */
function plane(shape: Shape): readonly number[] {
  return shape.length === 4 ? shape : [shape[0]!, 1, ...shape.slice(1)];
}

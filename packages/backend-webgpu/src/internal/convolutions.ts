import type { TfjsTensor } from '@oneiros/backend-tfjs';
import {
  Conv2DMMProgram,
  Conv3DNaiveProgram,
  DepthwiseConv2DProgram,
  DepthwiseConv2DVec4Program,
  Im2ColProgram,
} from '../tfjs/programs.ts';
import type { Gpu } from './gpu.ts';
import { fewTiles, isIntel, product } from './products.ts';
import { runProgram } from './run-program.ts';

export interface Operands {
  readonly x: TfjsTensor;
  readonly filter: TfjsTensor;
}

/** How a filter moves. `pad` is [low, high] for each axis of x, batch and channels too; 'valid' is none. */
export interface Moves {
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly pad: readonly (readonly number[])[] | 'valid';
}

/** x [batch, rows, columns, channels] and a filter [rows, columns, channels, filters], by the way that tfjs takes for their size. */
export function convolution2d(gpu: Gpu, { x, filter }: Operands, moves: Moves): TfjsTensor {
  const { pads, outShape } = geometryOf(x, filter, moves);
  const { strides, dilations } = moves;
  const [height, width, channels, filters] = filter.shape as [number, number, number, number];
  const [batch, rows, columns] = outShape as [number, number, number];
  const places = rows * columns;
  const summed = height * width * channels;
  const weights: TfjsTensor = { ...filter, shape: [1, summed, filters] };
  const ofPatches = (patches: TfjsTensor): TfjsTensor => ({
    ...product(gpu, patches, weights, { transposeA: false, transposeB: false }),
    shape: outShape,
  });

  // A filter of one point or as large as the image: x is the patches.
  const isPadded = pads.some(([low, high]) => low! + high! > 0);
  const isPoint = height * width === 1 && strides.every((s) => s === 1);
  if (!isPadded && isPoint) return ofPatches({ ...x, shape: [1, batch * places, summed] });
  if (!isPadded && height === x.shape[1] && width === x.shape[2]) return ofPatches({ ...x, shape: [1, batch, summed] });

  const corner = pads.map(([low]) => low!);
  if (batch * Math.ceil(places / 32) * Math.ceil(filters / 32) <= fewTiles(gpu)) {
    const patches = gpu.make([batch, places, summed], 'float32');
    const program = new Im2ColProgram(patches.shape, true);
    runProgram(gpu, program, [x], patches, [corner, strides, dilations, [columns], [channels * width], [channels]]);
    const result = ofPatches(patches);
    gpu.disposeData(patches.dataId);
    return result;
  }
  const info = { outShape, inChannels: channels, outChannels: filters, outWidth: columns, dataFormat: 'channelsLast' };
  const noActivation = [false, null!, false] as const;
  const program = new Conv2DMMProgram(info as never, places, filters, summed, ...noActivation, isIntel(gpu));
  const sizes = [[places], [filters], [summed]];
  const params = [[height, width], corner, strides, dilations, ...sizes];
  return runProgram(gpu, program, [x, filter], gpu.make(outShape, 'float32'), params);
}

/** Each channel of x with filters of its own, [rows, columns, channels, filters of each]. */
export function depthwise2d(gpu: Gpu, { x, filter }: Operands, moves: Moves): TfjsTensor {
  const { pads, outShape } = geometryOf(x, filter, moves);
  const { strides, dilations } = moves;
  const [height, width, channels, multiplier] = filter.shape as [number, number, number, number];
  outShape[3] = channels * multiplier;
  const output = gpu.make(outShape, 'float32');
  const info = {
    ...{ outShape, filterHeight: height, filterWidth: width, dataFormat: 'channelsLast' },
    ...{ strideHeight: strides[0]!, strideWidth: strides[1]! },
  } as never;
  const sizes = [pads.map(([low]) => low!), x.shape.slice(1, 3)];
  const isDense = dilations.every((d) => d === 1) && strides[1]! <= 2 && multiplier === 1;
  if (isDense && channels % 4 === 0 && outShape[1]! > 4 && outShape[2]! > 4) {
    const program = new DepthwiseConv2DVec4Program(info);
    return runProgram(gpu, program, [x, filter], output, [...sizes, [program.virtualWidth]]);
  }
  const program = new DepthwiseConv2DProgram(info);
  return runProgram(gpu, program, [x, filter], output, [...sizes, [height], [width], strides, dilations]);
}

/** x [batch, depth, rows, columns, channels] and a filter [depth, rows, columns, channels, filters]. */
export function convolution3d(gpu: Gpu, { x, filter }: Operands, moves: Moves): TfjsTensor {
  const { pads, outShape } = geometryOf(x, filter, moves);
  const program = new Conv3DNaiveProgram({ outShape } as never);
  const params = [filter.shape.slice(0, 3), pads.map(([low]) => low!), moves.strides, moves.dilations];
  return runProgram(gpu, program, [x, filter], gpu.make(outShape, 'float32'), params);
}

/** The padding of each spatial axis, and the shape of the result. */
function geometryOf(x: TfjsTensor, filter: TfjsTensor, { strides, dilations, pad }: Moves) {
  const pads = strides.map((_, i) => (pad === 'valid' ? [0, 0] : pad[i + 1]!));
  const places = strides.map((stride, i) => {
    const extent = (filter.shape[i]! - 1) * dilations[i]! + 1;
    return Math.floor((x.shape[i + 1]! + pads[i]![0]! + pads[i]![1]! - extent) / stride) + 1;
  });
  return { pads, outShape: [x.shape[0]!, ...places, filter.shape.at(-1)!] };
}

import { type DType, isFloat, isInteger, promote, stridesOf } from '@oneiros/core';
import { bind } from '../bind.ts';
import { abs } from '../ops/abs.ts';
import { add } from '../ops/add.ts';
import { cast } from '../ops/cast.ts';
import { floor } from '../ops/floor.ts';
import { floorDivide } from '../ops/floor-divide.ts';
import { greaterEqual } from '../ops/greater-equal.ts';
import { iota } from '../ops/iota.ts';
import { less } from '../ops/less.ts';
import { logicalAnd } from '../ops/logical-and.ts';
import { maximum } from '../ops/maximum.ts';
import { minimum } from '../ops/minimum.ts';
import { mod } from '../ops/mod.ts';
import { multiply } from '../ops/multiply.ts';
import { reshape } from '../ops/reshape.ts';
import { sign } from '../ops/sign.ts';
import { subtract } from '../ops/subtract.ts';
import { takeOp } from '../ops/take.ts';
import { trunc } from '../ops/trunc.ts';
import { where } from '../ops/where.ts';
import { asTensor, type Tensor } from '../tensor.ts';

/** What lies outside of a tensor: one value, its nearest edge, or the tensor repeated, mirrored about its edge elements or about its edges. */
export type FillMode = 'constant' | 'nearest' | 'wrap' | 'mirror' | 'reflect';
export const fillModes: readonly FillMode[] = ['constant', 'nearest', 'wrap', 'mirror', 'reflect'];

/** How values between pixels are found. */
export type Interpolation = 'nearest' | 'bilinear';
export const interpolations: readonly Interpolation[] = ['nearest', 'bilinear'];

export interface InterpolationAttrs {
  /** Sizes of the axes that coordinates run over. */
  readonly sizes: readonly number[];
  /** How many rows of the table a step along each of these axes is. Default: row-major. */
  readonly strides?: readonly number[];
  /** The row where the axes start: int32, broadcastable to the coordinates. */
  readonly base?: Tensor;
  /** 0: the nearest element; 1: linear. */
  readonly order: number;
  readonly fillMode: FillMode;
  readonly fillValue: number;
}

/**
 * Interpolates between rows of `table` [rows, …rest] at `coordinates`, one tensor for each axis, all of a shape S: gives
 * [...S, …rest] of the dtype of `table`, as `jax.scipy.ndimage.map_coordinates`.
 */
export function interpolate(table: Tensor, coordinates: readonly Tensor[], attrs: InterpolationAttrs): Tensor {
  const { sizes, strides = stridesOf(sizes), base, order, fillMode, fillValue } = attrs;
  const isExact = isInteger(table.dtype) || table.dtype === 'bool';
  const fill = cast(asTensor(fillValue), table.dtype);
  const dtype = promote(table.dtype, ...coordinates.map((c) => (isFloat(c.dtype) ? c.dtype : 'float')));
  const shape = [...coordinates[0]!.shape, ...table.shape.slice(1).map(() => 1)];
  const spread = (x: Tensor): Tensor => (table.rank === 1 ? x : reshape(x, shape));
  const nodes = coordinates.map((c, i) => nodesOf(c, sizes[i]!, order, fillMode, dtype));
  let result: Tensor | null = null;
  for (const corner of product(nodes)) {
    const steps = corner.map(({ index }, i) =>
      strides[i] === 1 ? index : multiply(index, asTensor(strides[i]!, 'int32')),
    );
    const rows = steps.reduce((a, b) => add(a, b), base ?? asTensor(0, 'int32'));
    const found = bind(takeOp, [table, rows], { axis: 0 });
    const valid = corner.reduce<Tensor | null>(
      (a, { inside }) => (a && inside ? logicalAnd(a, inside) : (inside ?? a)),
      null,
    );
    const value = cast(valid ? where(spread(valid), found, fill) : found, dtype);
    const weight = corner.reduce<Tensor | null>(
      (a, node) => (a && node.weight ? multiply(a, node.weight) : node.weight),
      null,
    );
    const part = weight ? multiply(value, spread(weight)) : value;
    result = result ? add(result, part) : part;
  }
  const value = result ?? cast(bind(takeOp, [table, base ?? asTensor(0, 'int32')], { axis: 0 }), dtype);
  return cast(isExact && order > 0 ? roundAwayFromZero(value) : value, table.dtype);
}

/** Interpolates in images [N, height, width, C] at places y and x, [N, …] for all channels or [N, …, C] for each. */
export function interpolateImages(
  images: Tensor,
  y: Tensor,
  x: Tensor,
  attrs: Pick<InterpolationAttrs, 'fillMode' | 'fillValue'> & {
    readonly interpolation: Interpolation;
    readonly perChannel?: boolean;
  },
): Tensor {
  const { interpolation, perChannel = false, ...fill } = attrs;
  const [count, height, width, channels] = images.shape as readonly [number, number, number, number];
  const depth = perChannel ? channels : 1;
  const image = (axis: number): number[] => y.shape.map((n, i) => (i === axis ? n : 1));
  const starts = multiply(iota(image(0)), asTensor(height * width * depth, 'int32'));
  const last = y.rank - 1;
  return interpolate(perChannel ? reshape(images, [-1]) : reshape(images, [count * height * width, channels]), [y, x], {
    ...fill,
    sizes: [height, width],
    strides: [width * depth, depth],
    base: perChannel ? add(starts, iota(image(last), { axis: last })) : starts,
    order: interpolation === 'nearest' ? 0 : 1,
  });
}

/** An element that takes part along one axis. */
interface Node {
  /** In range. */
  readonly index: Tensor;
  /** Whether it lies in the tensor; `null`: always. */
  readonly inside: Tensor | null;
  /** `null`: 1. */
  readonly weight: Tensor | null;
}

function nodesOf(coordinate: Tensor, size: number, order: number, fillMode: FillMode, dtype: DType): readonly Node[] {
  const node = (index: Tensor, weight: Tensor | null): Node => ({
    index: placeIn(index, size, fillMode),
    inside: fillMode === 'constant' ? logicalAnd(greaterEqual(index, 0), less(index, size)) : null,
    weight,
  });
  if (!isFloat(coordinate.dtype)) return [node(cast(coordinate, 'int32'), null)];
  if (order === 0) return [node(cast(roundAwayFromZero(coordinate), 'int32'), null)];
  const lower = floor(coordinate);
  const upperWeight = cast(subtract(coordinate, lower), dtype);
  const index = cast(lower, 'int32');
  return [node(index, subtract(1, upperWeight)), node(add(index, 1), upperWeight)];
}

/** The index in [0, size) that stands for `index`, which may lie outside. */
function placeIn(index: Tensor, size: number, fillMode: FillMode): Tensor {
  if (fillMode === 'wrap') return mod(index, size);
  if (fillMode === 'mirror') return mirrored(index, size);
  if (fillMode === 'reflect') return floorDivide(subtract(mirrored(add(multiply(index, 2), 1), 2 * size + 1), 1), 2);
  return minimum(maximum(index, 0), size - 1);
}

/** |(i + s) mod 2s − s| for s = size − 1: a triangular wave through the indices. */
function mirrored(index: Tensor, size: number): Tensor {
  const half = size - 1;
  return half === 0 ? multiply(index, 0) : abs(subtract(mod(add(index, half), 2 * half), half));
}

/** The nearest integer, of two the one farther from 0. */
function roundAwayFromZero(x: Tensor): Tensor {
  const whole = trunc(x);
  return where(greaterEqual(abs(subtract(x, whole)), 0.5), add(whole, sign(x)), whole);
}

/** All ways to take one element of each list. */
function product<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (rows, list) => rows.flatMap((row) => list.map((x) => [...row, x])),
    [[]],
  );
}

import { isFloat, sizeOf, storage, type TypedArray } from '@oneiros/core';
import type { Floats, Integers } from './arrays.ts';
import { broadcastLoops, runsOf } from './broadcast.ts';
import type { CpuKernel } from './kernel-entry.ts';
import { numbers } from './numeric.ts';

/** Fills `out` from place `o` up to `end`, from `x` at i, i + di, … and `y` at j, j + dj, …. */
export type BinaryLoop<X, Z = X> = (
  x: X,
  i: number,
  di: number,
  y: X,
  j: number,
  dj: number,
  out: Z,
  o: number,
  end: number,
) => void;

/** Loops for each kind of numbers; they are not shared between kinds, which would make each of them slower. */
export interface BinaryLoops {
  readonly floats?: BinaryLoop<Floats>;
  readonly integers?: BinaryLoop<Integers>;
  readonly booleans?: BinaryLoop<Uint8Array>;
}

/** A broadcasting kernel whose result has the dtype of its operands. */
export function binary(loops: BinaryLoops): CpuKernel {
  return numbers(([x, y], { inputs: [xValue, yValue], outputs: [value] }) => {
    const { dtype, shape } = value!;
    const out = storage(dtype, sizeOf(shape));
    const loop = isFloat(dtype) ? loops.floats : dtype === 'bool' ? (loops.booleans ?? loops.integers) : loops.integers;
    broadcastBinary(loop as BinaryLoop<TypedArray>, x!, xValue!.shape, y!, yValue!.shape, out, shape);
    return [out];
  });
}

/** A broadcasting kernel whose result is a truth value. */
export function comparison(loops: {
  readonly floats: BinaryLoop<Floats, Uint8Array>;
  readonly integers: BinaryLoop<Integers, Uint8Array>;
}): CpuKernel {
  return numbers(([x, y], { inputs: [xValue, yValue], outputs: [value] }) => {
    const { dtype } = xValue!;
    const { shape } = value!;
    const out = new Uint8Array(sizeOf(shape));
    const loop = isFloat(dtype) ? loops.floats : loops.integers;
    broadcastBinary(loop as BinaryLoop<TypedArray, TypedArray>, x!, xValue!.shape, y!, yValue!.shape, out, shape);
    return [out];
  });
}

type Shape = readonly number[];
/** Runs `loop` over the runs of operands that broadcast to `shape`. */
export function broadcastBinary(
  loop: BinaryLoop<TypedArray, TypedArray>,
  x: TypedArray,
  xShape: Shape,
  y: TypedArray,
  yShape: Shape,
  out: TypedArray,
  shape: Shape,
): void {
  const total = out.length;
  if (total === 0) return;
  if (x.length === total && y.length === total) {
    loop(x, 0, 1, y, 0, 1, out, 0, total);
    return;
  }
  const loops = broadcastLoops(shape, [xShape, yShape]);
  const { sizes, steps } = loops;
  const [dx, dy] = steps as [readonly number[], readonly number[]];
  const inner = sizes[0]!;
  if (sizes.length === 2 && inner < shortRow) {
    const tiled = steps.map((own, k) => (own[0] === 1 && own[1] === 0 ? tile(k === 0 ? x : y, inner) : null));
    if ((tiled[0] && dy[1] === inner) || (tiled[1] && dx[1] === inner)) {
      const [a, b] = [tiled[0] ?? x, tiled[1] ?? y];
      const length = (tiled[0] ?? tiled[1])!.length;
      for (let o = 0; o < total; o += length)
        loop(a, tiled[0] ? 0 : o, 1, b, tiled[1] ? 0 : o, 1, out, o, Math.min(o + length, total));
      return;
    }
  }
  const [xs, ys] = runsOf(loops) as [Int32Array, Int32Array];
  for (let run = 0, o = 0; o < total; run++, o += inner)
    loop(x, xs[run]!, dx[0]!, y, ys[run]!, dy[0]!, out, o, o + inner);
}

/** Rows below this length, as biases of a few channels are, are repeated to a longer one. */
const shortRow = 128;
function tile(row: TypedArray, size: number): TypedArray {
  const times = Math.ceil(512 / size);
  const out = new (row.constructor as new (length: number) => TypedArray)(size * times);
  for (let k = 0; k < times; k++) (out as Float32Array).set(row as Float32Array, k * size);
  return out;
}

import { type Shape, sameShape, sizeOf, stridesOf } from '@oneiros/core';
import type { Floats } from './arrays.ts';
import { offsetsOf } from './offsets.ts';

type Edges = readonly (readonly [low: number, high: number])[];

/** The shape with edges added; negative ones are cut off. */
export function paddedShape(shape: Shape, edges: Edges): number[] {
  return shape.map((n, i) => n + edges[i]![0] + edges[i]![1]);
}

/** `data` with edges of `value` added to every axis, or cut off where negative; itself where there are none. */
export function copyPadded<D extends Floats>(data: D, shape: Shape, edges: Edges, value = 0): D {
  const to = paddedShape(shape, edges);
  if (sameShape(shape, to) && edges.every(([low]) => low === 0)) return data;
  const out = new (data.constructor as new (length: number) => D)(sizeOf(to));
  if (value !== 0) out.fill(value);
  const sizes = shape.map((n, i) => Math.max(0, Math.min(n, n + edges[i]![0], n + edges[i]![1], to[i]!)));
  const from = edges.map(([low]) => Math.max(0, -low));
  const at = edges.map(([low]) => Math.max(0, low));
  const row = sizes.at(-1) ?? 1;
  const sources = offsetsOf(sizes.slice(0, -1), stridesOf(shape).slice(0, -1));
  const targets = offsetsOf(sizes.slice(0, -1), stridesOf(to).slice(0, -1));
  const source = dot(from, stridesOf(shape));
  const target = dot(at, stridesOf(to));
  for (let i = 0; i < sources.length && row > 0; i++) {
    const start = source + sources[i]!;
    out.set(data.subarray(start, start + row) as never, target + targets[i]!);
  }
  return out;
}

function dot(x: readonly number[], y: readonly number[]): number {
  return x.reduce((sum, v, i) => sum + v * y[i]!, 0);
}

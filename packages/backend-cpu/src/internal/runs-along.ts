import type { Shape } from '@oneiros/core';
import { broadcastLoops, runsOf } from './broadcast.ts';

/** The runs of the innermost loop over an array: their length, where the totals of each begin, and the step there, 0 along `axes`. */
export interface Runs {
  readonly count: number;
  readonly places: Int32Array;
  readonly step: number;
}
export function runsAlong(axes: readonly number[], shape: Shape): Runs {
  const loops = broadcastLoops(shape, [shape.map((n, i) => (axes.includes(i) ? 1 : n))]);
  return { count: loops.sizes[0]!, places: runsOf(loops)[0]!, step: loops.steps[0]![0]! };
}

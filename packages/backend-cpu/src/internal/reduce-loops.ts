import type { Shape } from '@oneiros/core';

/** Adjacent dimensions that are all reduced, or all kept, joined; those of size 1 left out. Outermost first. */
export interface ReduceLoops {
  readonly sizes: readonly number[];
  readonly reduced: readonly boolean[];
}

export function reduceLoops(shape: Shape, axes: readonly number[]): ReduceLoops {
  const sizes: number[] = [];
  const reduced: boolean[] = [];
  shape.forEach((n, i) => {
    if (n === 1) return;
    const now = axes.includes(i);
    const last = sizes.length - 1;
    if (last >= 0 && reduced[last] === now) sizes[last] = sizes[last]! * n;
    else {
      sizes.push(n);
      reduced.push(now);
    }
  });
  return { sizes, reduced };
}

/** Visits the runs of the innermost dimension: where each lies in the input, and in the result. */
export function forEachRun(
  { sizes, reduced }: ReduceLoops,
  visit: (start: number, at: number, count: number) => void,
): void {
  const rank = sizes.length;
  const inner = rank ? sizes[rank - 1]! : 1;
  const steps = new Array<number>(rank).fill(0);
  for (let d = rank - 1, step = 1; d >= 0; d--) {
    if (reduced[d]) continue;
    steps[d] = step;
    step *= sizes[d]!;
  }
  let total = 1;
  for (const n of sizes) total *= n;
  const counter = new Int32Array(rank);
  let at = 0;
  for (let start = 0; start < total; start += inner) {
    visit(start, at, inner);
    for (let d = rank - 2; d >= 0; d--) {
      at += steps[d]!;
      if (++counter[d]! < sizes[d]!) break;
      at -= steps[d]! * sizes[d]!;
      counter[d] = 0;
    }
  }
}

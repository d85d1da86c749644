import type { Shape } from '@oneiros/core';
import { offsetsOf } from './offsets.ts';

/** Loops over the elements of a result, innermost first, with the step of each operand in each of them. */
export interface Loops {
  /** Counts, innermost first; at least one. */
  readonly sizes: readonly number[];
  /** For each operand its step in each loop: 0 where it is repeated. */
  readonly steps: readonly (readonly number[])[];
}

/** The fewest loops that go through row-major operands as they broadcast to `shape`: dimensions are joined where all operands allow. */
export function broadcastLoops(shape: Shape, operands: readonly Shape[]): Loops {
  const strides = operands.map((operand) => {
    const steps = new Array<number>(shape.length).fill(0);
    let step = 1;
    for (let i = shape.length - 1, j = operand.length - 1; j >= 0; i--, j--) {
      if (operand[j] !== 1) steps[i] = step;
      step *= operand[j]!;
    }
    return steps;
  });
  return joinLoops(shape, strides);
}

/** The fewest loops over `shape` for operands with these strides, in the order of the dimensions. */
export function joinLoops(shape: Shape, strides: readonly (readonly number[])[]): Loops {
  const sizes: number[] = [];
  const steps: number[][] = strides.map(() => []);
  for (let i = shape.length - 1; i >= 0; i--) {
    const size = shape[i]!;
    if (size === 1) continue;
    const last = sizes.length - 1;
    let joins = last >= 0;
    for (let k = 0; joins && k < strides.length; k++) joins = strides[k]![i] === steps[k]![last]! * sizes[last]!;
    if (joins) {
      sizes[last] = sizes[last]! * size;
      continue;
    }
    sizes.push(size);
    for (let k = 0; k < strides.length; k++) steps[k]!.push(strides[k]![i]!);
  }
  if (sizes.length === 0) {
    sizes.push(1);
    for (const own of steps) own.push(0);
  }
  return { sizes, steps };
}

/** Where the runs of the innermost loop begin in each operand, in order. */
export function runsOf({ sizes, steps }: Loops): readonly Int32Array[] {
  const outer = (list: readonly number[]): readonly number[] => list.slice(1).reverse();
  return steps.map((own) => offsetsOf(outer(sizes), outer(own)));
}

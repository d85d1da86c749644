import { expected, show } from '@oneiros/core';
import { windowCount } from './spatial.ts';

export interface PatchOptions {
  /** Steps between elements of a patch. Default 1. */
  readonly dilation?: number | readonly number[];
  /** Zeros on each side of the images. Default 0. */
  readonly padding?: number | readonly number[];
  /** Steps between patches. Default 1. */
  readonly stride?: number | readonly number[];
}

/** One number for both spatial axes, or one for each. */
export function pairOf(subject: string, value: number | readonly number[], least: number): readonly [number, number] {
  const pair = typeof value === 'number' ? [value, value] : value;
  if (pair.length !== 2 || pair.some((n) => !Number.isInteger(n) || n < least))
    throw expected(subject, `an integer of at least ${least}, or two`, show(value));
  return pair as unknown as readonly [number, number];
}

/** Where the elements of a patch start in the padded image, row-major, and how many patches there are along each axis. */
export function patchGeometry(
  subject: string,
  size: readonly number[],
  kernelSize: number | readonly number[],
  { dilation = 1, padding = 0, stride = 1 }: PatchOptions,
): {
  readonly starts: readonly (readonly [number, number])[];
  readonly counts: readonly number[];
  readonly strides: readonly number[];
  readonly padding: readonly number[];
  readonly window: number;
} {
  const kernel = pairOf(`${subject}: kernelSize`, kernelSize, 1);
  const steps = pairOf(`${subject}: dilation`, dilation, 1);
  const strides = pairOf(`${subject}: stride`, stride, 1);
  const around = pairOf(`${subject}: padding`, padding, 0);
  const counts = size.map((n, i) =>
    windowCount(n, [around[i]!, around[i]!], (kernel[i]! - 1) * steps[i]! + 1, strides[i]!),
  );
  const starts = Array.from(
    { length: kernel[0] * kernel[1] },
    (_, i) => [Math.floor(i / kernel[1]) * steps[0], (i % kernel[1]) * steps[1]] as const,
  );
  return { starts, counts, strides, padding: around, window: starts.length };
}

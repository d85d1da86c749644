import { type Shape, sizeOf, stridesOf } from '@oneiros/core';

/** Where the elements along some axes of an array of this shape lie, row-major over those axes, from that of index 0. */
export function offsetsAlong(shape: Shape, axes: readonly number[]): Int32Array {
  const strides = stridesOf(shape);
  return offsetsOf(
    axes.map((a) => shape[a]!),
    axes.map((a) => strides[a]!),
  );
}

/** Σ index · step, for every index into `sizes` in row-major order. */
export function offsetsOf(sizes: Shape, steps: readonly number[]): Int32Array {
  const offsets = new Int32Array(sizeOf(sizes));
  let count = offsets.length === 0 ? 0 : 1;
  for (let axis = 0; axis < sizes.length && count > 0; axis++) {
    const size = sizes[axis]!;
    const step = steps[axis]!;
    // Backwards, since each offset becomes `size` of them.
    for (let i = count - 1; i >= 0; i--) {
      const offset = offsets[i]!;
      for (let j = size - 1; j >= 0; j--) offsets[i * size + j] = offset + j * step;
    }
    count *= size;
  }
  return offsets;
}

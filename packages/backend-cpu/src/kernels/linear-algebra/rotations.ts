import type { Matrix } from './householder.ts';

/** The rotation with c · f + s · g = r, −s · f + c · g = 0 and c ≥ 0. */
export function rotationOf(f: number, g: number): readonly [c: number, s: number, r: number] {
  if (g === 0) return [1, 0, f];
  if (f === 0) return [0, Math.sign(g), Math.abs(g)];
  const length = Math.hypot(f, g);
  const r = f < 0 ? -length : length;
  return [Math.abs(f) / length, g / r, r];
}

/** Columns j and j + 1 of `x`: x ← x · [c −s; s c]. */
export function rotateColumns({ data, rows, columns }: Matrix, j: number, c: number, s: number): void {
  for (let i = 0; i < rows; i++) {
    const at = i * columns + j;
    const left = data[at]!;
    const right = data[at + 1]!;
    data[at + 1] = c * right - s * left;
    data[at] = s * right + c * left;
  }
}
/** Rows i and i + 1 of `x`, likewise. */
export function rotateRows({ data, columns }: Matrix, i: number, c: number, s: number): void {
  for (let j = i * columns; j < (i + 1) * columns; j++) {
    const upper = data[j]!;
    const lower = data[j + columns]!;
    data[j + columns] = c * lower - s * upper;
    data[j] = s * lower + c * upper;
  }
}

/** `size` with the sign of `like`. */
export function withSign(size: number, like: number): number {
  return like < 0 || Object.is(like, -0) ? -Math.abs(size) : Math.abs(size);
}

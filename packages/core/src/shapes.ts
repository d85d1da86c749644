import { expected } from './errors.ts';

/** Sizes of a tensor's dimensions, all known. */
export type Shape = readonly number[];
/** A shape in which `null` is a size not known before data comes, as the batch size. */
export type PartialShape = readonly (number | null)[];

/** Number of elements of a shape; 1 for a scalar. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const n of shape) size *= n;
  return size;
}
/** Steps in elements from one index to the next along each dimension, row-major. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  for (let i = shape.length - 1, step = 1; i >= 0; step *= shape[i--]!) strides[i] = step;
  return strides;
}
/** Whether two shapes are equal. */
export function sameShape(x: PartialShape, y: PartialShape): boolean {
  return x.length === y.length && x.every((n, i) => n === y[i]);
}
/** The shape that all of `shapes` broadcast to by NumPy's rules. */
export function broadcastShapes(subject: string, ...shapes: readonly Shape[]): number[] {
  const rank = Math.max(0, ...shapes.map((s) => s.length));
  const out = new Array<number>(rank).fill(1);
  for (const shape of shapes) {
    shape.forEach((n, i) => {
      const at = rank - shape.length + i;
      if (out[at] === 1) out[at] = n;
      else if (n !== 1 && n !== out[at]) {
        throw expected(
          subject,
          'shapes that broadcast (equal sizes, or 1, from the last dimension on)',
          shapes.map((s) => `[${s}]`).join(' and '),
          'Reshape or expand one of them.',
        );
      }
    });
  }
  return out;
}
/** `axis` counted from the front; negative axes count from the back. */
export function canonicalAxis(axis: number, rank: number, subject = 'axis'): number {
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {
    throw expected(
      subject,
      rank ? `an axis from ${-rank} to ${rank - 1}` : 'a tensor with at least one dimension',
      `axis=${axis} for ${rank} dimensions`,
    );
  }
  return axis < 0 ? axis + rank : axis;
}
/** One axis, several, or `null` for all, as sorted axes counted from the front; a repeated axis is an error. */
export function canonicalAxes(
  axis: number | readonly number[] | null | undefined,
  rank: number,
  subject = 'axis',
): number[] {
  if (axis === null || axis === undefined) return Array.from({ length: rank }, (_, i) => i);
  const axes = (typeof axis === 'number' ? [axis] : axis)
    .map((a) => canonicalAxis(a, rank, subject))
    .sort((a, b) => a - b);
  const twice = axes.find((a, i) => a === axes[i + 1]);
  if (twice !== undefined)
    throw expected(subject, 'each axis once', `axis=[${String(axis)}]`, `Axis ${twice} is named twice.`);
  return axes;
}

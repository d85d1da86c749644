import type { Shape } from '@oneiros/core';

/**
 * Shapes that broadcast together, with as few axes as the same elements allow: neighbours in which every operand runs the
 * same way are one axis. Kernels of low rank then serve all ranks.
 *
 * ```ts
 * collapseBroadcast([[8, 4, 4, 3], [3]]); // [[128, 3], [1, 3]]
 * ```
 */
export function collapseBroadcast(shapes: readonly Shape[]): readonly (readonly number[])[] {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  const full = shapes.map((shape) => [...new Array<number>(rank - shape.length).fill(1), ...shape]);
  const collapsed: number[][] = shapes.map(() => []);
  let before = '';
  for (let axis = 0; axis < rank; axis++) {
    const sizes = full.map((shape) => shape[axis]!);
    if (sizes.every((n) => n === 1)) continue;
    const pattern = sizes.map((n) => (n === 1 ? '1' : 'n')).join('');
    collapsed.forEach((shape, i) => {
      if (pattern === before) shape[shape.length - 1]! *= sizes[i]!;
      else shape.push(sizes[i]!);
    });
    before = pattern;
  }
  return collapsed;
}

/**
 * A permutation with as few axes as it allows: axes that stay neighbours are one, axes of size 1 are none.
 *
 * ```ts
 * collapseTranspose([2, 3, 4, 1], [0, 3, 2, 1]); // { shape: [2, 3, 4], axes: [0, 2, 1] }
 * ```
 */
export function collapseTranspose(
  shape: Shape,
  axes: readonly number[],
): { readonly shape: readonly number[]; readonly axes: readonly number[] } {
  const order = axes.filter((axis) => shape[axis] !== 1);
  const groups: number[][] = [];
  for (const axis of order) {
    const last = groups.at(-1);
    const next = last ? shape.findIndex((n, i) => i > last.at(-1)! && n !== 1) : -1;
    if (last && next === axis) last.push(axis);
    else groups.push([axis]);
  }
  const starts = groups.map((group) => group[0]!).sort((a, b) => a - b);
  return {
    shape: starts.map((start) =>
      groups.find((group) => group[0] === start)!.reduce((size, axis) => size * shape[axis]!, 1),
    ),
    axes: groups.map((group) => starts.indexOf(group[0]!)),
  };
}

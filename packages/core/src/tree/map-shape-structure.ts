import { branchesOf, withBranches } from './internal/branches.ts';
import { isNested } from './is-nested.ts';

/**
 * `func` of the shapes in a structure: arrays of nothing but integers and `null`; other leaves go to it as they are.
 *
 * ```ts
 * mapShapeStructure((shape) => shape.length, { a: [null, 28, 28], b: [[2], []] }); // { a: 3, b: [1, 0] }
 * ```
 */
export function mapShapeStructure(func: (shape: never) => unknown, structure: unknown): unknown {
  if (isShape(structure) || !isNested(structure)) return (func as (shape: unknown) => unknown)(structure);
  return withBranches(
    structure,
    branchesOf(structure).map(([, branch]) => mapShapeStructure(func, branch)),
  );
}
function isShape(value: unknown): boolean {
  return Array.isArray(value) && value.every((size) => size === null || Number.isInteger(size));
}

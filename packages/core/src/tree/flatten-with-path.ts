import { branchesOf } from './internal/branches.ts';
import { isNested } from './is-nested.ts';

/** The way to a leaf: indices of arrays and keys of objects. */
export type Path = readonly (string | number)[];

/**
 * The leaves of a structure with their paths, in the order of `flatten`.
 *
 * ```ts
 * flattenWithPath([{ foo: 42 }]); // [[[0, 'foo'], 42]]
 * ```
 */
export function flattenWithPath(structure: unknown): (readonly [path: Path, leaf: unknown])[] {
  if (!isNested(structure)) return [[[], structure]];
  return branchesOf(structure).flatMap(([key, branch]) =>
    flattenWithPath(branch).map(([path, leaf]) => [[key, ...path], leaf] as const),
  );
}

import { branchesOf, withBranches } from './internal/branches.ts';
import { isNested } from './is-nested.ts';
import { MAP_TO_NONE } from './map-to-none.ts';

/**
 * Applies `func` to each part of a structure, parents before their children (`topDown`) or after. Where it returns something,
 * that takes the place of the part, and top-down nothing inside of it is visited; `null` and `undefined` leave the part as it
 * is, `MAP_TO_NONE` puts `null` there.
 *
 * ```ts
 * traverse((x) => (typeof x === 'number' ? x * 2 : null), { a: [1, 2] }); // { a: [2, 4] }
 * ```
 */
export function traverse(
  func: (part: unknown) => unknown,
  structure: unknown,
  { topDown = true }: { readonly topDown?: boolean } = {},
): unknown {
  const inside = (): unknown =>
    isNested(structure)
      ? withBranches(
          structure,
          branchesOf(structure).map(([, branch]) => traverse(func, branch, { topDown })),
        )
      : structure;
  const part = topDown ? structure : inside();
  const result = func(part);
  if (result === MAP_TO_NONE) return null;
  return result ?? (topDown ? inside() : part);
}

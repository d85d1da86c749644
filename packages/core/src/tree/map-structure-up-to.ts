import { expected } from '../errors.ts';
import { branchesOf, sameBranches, withBranches } from './internal/branches.ts';
import { showLayout } from './internal/show-layout.ts';
import { isNested } from './is-nested.ts';

/**
 * `func` of the parts of structures that lie where `shallowStructure` has leaves; what is nested deeper goes to it whole.
 *
 * ```ts
 * mapStructureUpTo([0, 0], (part) => part.length, [[1, 2], [3]]); // [2, 1]
 * ```
 * @throws OneirosError where a structure is shallower, or there is none.
 */
export function mapStructureUpTo(
  shallowStructure: unknown,
  func: (...parts: never[]) => unknown,
  ...structures: readonly unknown[]
): unknown {
  if (structures.length === 0) throw expected('tree.mapStructureUpTo', 'a structure', 'none', 'Pass at least one.');
  if (!isNested(shallowStructure)) return (func as (...parts: readonly unknown[]) => unknown)(...structures);
  const odd = structures.findIndex((structure) => !sameBranches(shallowStructure, structure));
  if (odd >= 0)
    throw expected(
      'tree.mapStructureUpTo',
      `structures at least as deep as ${showLayout(shallowStructure)}`,
      showLayout(structures[odd]),
    );
  const branches = structures.map(branchesOf);
  return withBranches(
    shallowStructure,
    branchesOf(shallowStructure).map(([, shallow], at) =>
      mapStructureUpTo(shallow, func, ...branches.map((each) => each[at]![1])),
    ),
  );
}

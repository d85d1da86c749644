import { expected } from '../errors.ts';
import { branchesOf, sameBranches, withBranches } from './internal/branches.ts';
import { showLayout } from './internal/show-layout.ts';
import { isNested } from './is-nested.ts';

/**
 * `func` of the leaves of structures of one layout, as a structure of that layout. `null` is a leaf.
 *
 * ```ts
 * mapStructure((a, b) => a + b, [1, { x: 2 }], [10, { x: 20 }]); // [11, { x: 22 }]
 * ```
 * @throws OneirosError where the layouts differ, or there is no structure.
 */
export function mapStructure(func: (...leaves: never[]) => unknown, ...structures: readonly unknown[]): unknown {
  const [first] = structures;
  if (structures.length === 0) throw expected('tree.mapStructure', 'a structure', 'none', 'Pass at least one.');
  const odd = structures.findIndex((structure) => !sameBranches(first, structure));
  if (odd >= 0)
    throw expected('tree.mapStructure', `structures of the layout ${showLayout(first)}`, showLayout(structures[odd]));
  if (!isNested(first)) return (func as (...leaves: readonly unknown[]) => unknown)(...structures);
  const branches = structures.map(branchesOf);
  return withBranches(
    first,
    branches[0]!.map((_, at) => mapStructure(func, ...branches.map((each) => each[at]![1]))),
  );
}

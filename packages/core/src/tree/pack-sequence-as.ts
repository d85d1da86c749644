import { expected } from '../errors.ts';
import { flatten, unflatten } from '../trees.ts';

/**
 * The structure with other leaves, in the order of `flatten`.
 *
 * ```ts
 * packSequenceAs({ b: 0, a: [0, 0] }, [1, 2, 3]); // { b: 3, a: [1, 2] }
 * ```
 * @throws OneirosError where there are more leaves or fewer than the structure has.
 */
export function packSequenceAs(structure: unknown, flatSequence: readonly unknown[]): unknown {
  const count = flatten(structure).length;
  if (flatSequence.length !== count)
    throw expected('tree.packSequenceAs', `${count} leaves`, `${flatSequence.length}`, 'Pass one for each leaf.');
  return unflatten(structure, flatSequence);
}

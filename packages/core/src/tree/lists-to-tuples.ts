import { traverse } from './traverse.ts';

/**
 * The structure with arrays that cannot be changed, JavaScript's counterpart of tuples: they are frozen copies.
 *
 * ```ts
 * Object.isFrozen(listsToTuples([1, [2]])); // true
 * ```
 */
export function listsToTuples(structure: unknown): unknown {
  return traverse((part) => (Array.isArray(part) ? Object.freeze([...part]) : null), structure, { topDown: false });
}

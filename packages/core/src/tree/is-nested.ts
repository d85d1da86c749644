import { isPlainObject } from '../trees.ts';

/**
 * Whether `structure` is a branch: an array or a plain object. Class instances, typed arrays and `null` are leaves.
 *
 * ```ts
 * isNested([1]); // true
 * isNested(1);   // false
 * ```
 */
export function isNested(structure: unknown): boolean {
  return Array.isArray(structure) || isPlainObject(structure);
}

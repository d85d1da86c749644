import { isPlainObject } from '../../trees.ts';
import { isNested } from '../is-nested.ts';

/** The branches of a structure with their keys, in the order of `flatten`: arrays by index, objects by sorted key. */
export function branchesOf(structure: unknown): readonly (readonly [key: string | number, branch: unknown])[] {
  if (Array.isArray(structure)) return structure.map((branch: unknown, i) => [i, branch]);
  if (!isPlainObject(structure)) return [];
  return Object.keys(structure)
    .sort()
    .map((key) => [key, structure[key]]);
}

/** The structure with other branches, given in the order of `branchesOf`; objects keep the order of their keys. */
export function withBranches(structure: unknown, branches: readonly unknown[]): unknown {
  if (Array.isArray(structure)) return branches;
  const values = new Map(branchesOf(structure).map(([key], i) => [key, branches[i]]));
  return Object.fromEntries(Object.keys(structure as object).map((key) => [key, values.get(key)]));
}

/** Whether both are leaves, or branches of one kind with the same keys. */
export function sameBranches(a: unknown, b: unknown): boolean {
  if (!isNested(a) || !isNested(b)) return isNested(a) === isNested(b);
  const [keys, others] = [branchesOf(a), branchesOf(b)];
  const alike = Array.isArray(a) === Array.isArray(b) && keys.length === others.length;
  return alike && keys.every(([key], i) => key === others[i]![0]);
}

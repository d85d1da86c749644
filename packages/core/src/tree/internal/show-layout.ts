import { treeKey } from '../../trees.ts';

/** A structure as error messages show it: leaves as stars. */
export function showLayout(structure: unknown): string {
  return treeKey(structure, () => '*');
}

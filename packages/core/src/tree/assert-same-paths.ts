import { expected } from '../errors.ts';
import { flattenWithPath } from './flatten-with-path.ts';

/**
 * Throws unless two structures have leaves at the same paths; an array and an object with the keys 0, 1, … differ.
 *
 * ```ts
 * assertSamePaths({ a: [1, 2] }, { a: [3, 4] });
 * ```
 * @throws OneirosError that names the paths that only one of them has.
 */
export function assertSamePaths(a: unknown, b: unknown): void {
  const [left, right] = [a, b].map(
    (structure) => new Set(flattenWithPath(structure).map(([path]) => JSON.stringify(path))),
  );
  const missing = [...left!].filter((path) => !right!.has(path));
  const extra = [...right!].filter((path) => !left!.has(path));
  if (missing.length + extra.length > 0)
    throw expected(
      'tree.assertSamePaths',
      'the same paths in both structures',
      `only in the first: ${missing.join(', ') || 'none'}; only in the second: ${extra.join(', ') || 'none'}`,
    );
}

import { mapStructure } from './map-structure.ts';

/**
 * Throws unless two structures are nested in the same way: arrays of the same lengths, objects of the same keys.
 *
 * ```ts
 * assertSameStructure([1, { a: 2 }], [3, { a: 4 }]);
 * ```
 * @throws OneirosError that shows both layouts.
 */
export function assertSameStructure(a: unknown, b: unknown): void {
  mapStructure(() => null, a, b);
}

import type { KernelEntry } from './kernel-entry.ts';

/** Kernels by op record: one, or those of a family. */
export type KernelTable = Iterable<KernelEntry> | KernelEntry;

/** All of some tables in one list. */
export function entriesOf(tables: readonly KernelTable[]): readonly KernelEntry[] {
  return tables.flatMap((table) => (isEntry(table) ? [table] : [...table]));
}
function isEntry(table: KernelTable): table is KernelEntry {
  return Array.isArray(table) && typeof table[1] === 'function';
}

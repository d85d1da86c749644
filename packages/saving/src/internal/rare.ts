import type { readAttributes } from '../hdf5/attributes.ts';
import type { readChunkedData } from '../hdf5/chunked-data.ts';
import type { filled } from '../hdf5/fill.ts';
import type { fractalHeapObjects } from '../hdf5/fractal-heap.ts';
import type { readLinkMessages } from '../hdf5/link-messages.ts';
import type { readNewObjectHeader } from '../hdf5/new-object-header.ts';
import type { decodeText } from '../hdf5/text.ts';
import type { inflate } from './inflate.ts';

/**
 * What reads structures that files of Keras do not have as a rule, but may have: deflated files, attributes and texts, chunks,
 * data that was never written, headers and groups of the newer format.
 */
export interface RareParts {
  readonly inflate: typeof inflate;
  readonly readAttributes: typeof readAttributes;
  readonly readChunkedData: typeof readChunkedData;
  readonly filled: typeof filled;
  readonly readNewObjectHeader: typeof readNewObjectHeader;
  readonly readLinkMessages: typeof readLinkMessages;
  readonly fractalHeapObjects: typeof fractalHeapObjects;
  readonly decodeText: typeof decodeText;
}

/** Thrown within a reader that has no rare parts, by a file that needs one; never seen by callers. */
export class RarePartNeeded extends Error {}

/** Reads a file without the rare parts, and once more with them if it turns out to need one: they are loaded only then. */
export async function readSparingly<R>(read: (rare: RareParts | null) => R): Promise<R> {
  try {
    return read(null);
  } catch (error) {
    if (!(error instanceof RarePartNeeded)) throw error;
  }
  const { rareParts } = await import('./rare-parts.ts');
  return read(rareParts);
}

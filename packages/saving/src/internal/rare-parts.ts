import { readAttributes } from '../hdf5/attributes.ts';
import { readChunkedData } from '../hdf5/chunked-data.ts';
import { filled } from '../hdf5/fill.ts';
import { fractalHeapObjects } from '../hdf5/fractal-heap.ts';
import { readLinkMessages } from '../hdf5/link-messages.ts';
import { readNewObjectHeader } from '../hdf5/new-object-header.ts';
import { decodeText } from '../hdf5/text.ts';
import { inflate } from './inflate.ts';
import type { RareParts } from './rare.ts';

/** All of them, as readers that return at once need them. */
export const rareParts: RareParts = {
  inflate,
  readAttributes,
  readChunkedData,
  filled,
  readNewObjectHeader,
  readLinkMessages,
  fractalHeapObjects,
  decodeText,
};

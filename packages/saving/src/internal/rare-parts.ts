import { readChunkedData } from '../hdf5/chunked-data.ts';
import { fractalHeapObjects } from '../hdf5/fractal-heap.ts';
import { inflate } from './inflate.ts';
import type { RareParts } from './rare.ts';

/** All of them, as readers that return at once need them. */
export const rareParts: RareParts = { inflate, readChunkedData, fractalHeapObjects };

import { expected } from '@oneiros/core';
import { rareParts } from '../internal/rare-parts.ts';
import { Hdf5Dataset, Hdf5Group, openHdf5 } from './open-hdf5.ts';

export type { Hdf5Attribute } from './attributes.ts';
export { Hdf5Dataset, Hdf5Group };

/**
 * Opens an HDF5 file that lies in memory: what Keras and h5py write, no more. Nothing is decoded before it is asked for.
 *
 * The file is treated as hostile: every offset is checked, links to names and other files are refused, and so are groups that
 * are reached twice and sizes out of proportion to what is stored. Any fault is an `OneirosError` that says what was expected.
 *
 * ```ts
 * const file = readHdf5(bytes);
 * const kernel = datasetAt(file, 'layers/dense/vars/0');
 * kernel.shape;  // [784, 10]
 * kernel.read(); // Float32Array
 * ```
 */
export function readHdf5(bytes: Uint8Array): Hdf5Group {
  return openHdf5(bytes, rareParts);
}

/** The group at `path` below `group`, or an error that says what is there instead. */
export function groupAt(group: Hdf5Group, path: string): Hdf5Group {
  const found = group.get(path);
  if (found instanceof Hdf5Group) return found;
  throw missing(group, 'a group', path, found);
}

/** The dataset at `path` below `group`, or an error that says what is there instead. */
export function datasetAt(group: Hdf5Group, path: string): Hdf5Dataset {
  const found = group.get(path);
  if (found instanceof Hdf5Dataset) return found;
  throw missing(group, 'a dataset', path, found);
}

function missing({ path: at, names }: Hdf5Group, what: string, path: string, found: unknown): Error {
  const received = found
    ? 'the other kind'
    : `nothing there; '${at || '/'}' holds ${names.slice(0, 20).join(', ') || 'nothing'}`;
  return expected(
    'readHdf5',
    `${what} at '${path}'`,
    received,
    'Check the path, or whether the file fits what it is read into.',
  );
}

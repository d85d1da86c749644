import { rareParts } from '../internal/rare-parts.ts';
import { type Hdf5Group, openHdf5 } from './open-hdf5.ts';

export type { Hdf5Attribute } from './attributes.ts';
export { Hdf5Dataset, Hdf5Group } from './open-hdf5.ts';

/**
 * Opens an HDF5 file that lies in memory: what Keras and h5py write, no more. Nothing is decoded before it is asked for.
 *
 * The file is treated as hostile: every offset is checked, links to names and other files are refused, and so are groups that
 * are reached twice and sizes out of proportion to what is stored. Any fault is an `OneirosError` that says what was expected.
 *
 * ```ts
 * const file = readHdf5(bytes);
 * const kernel = file.dataset('layers/dense/vars/0');
 * kernel.shape;  // [784, 10]
 * kernel.read(); // Float32Array
 * ```
 */
export function readHdf5(bytes: Uint8Array): Hdf5Group {
  return openHdf5(bytes, rareParts);
}

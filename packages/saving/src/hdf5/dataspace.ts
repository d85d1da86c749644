import { type Cursor, damaged } from './hdf5-source.ts';

/** The extent of a dataset or attribute; `shape` is null where it holds nothing at all (`h5py.Empty`). */
export interface Dataspace {
  readonly shape: readonly number[] | null;
  /** Number of elements. */
  readonly size: number;
}

/** Reads a dataspace message (section IV.A.2.b of the format). */
export function readDataspace(cursor: Cursor): Dataspace {
  const version = cursor.version('a dataspace', 1, 2);
  const rank = cursor.byte();
  cursor.skip(1);
  const kind = cursor.byte();
  if (version === 1) cursor.skip(4);
  else if (kind === 2) return { shape: null, size: 0 };
  if (rank > 32) throw damaged('at most 32 dimensions', `${rank}`);
  const shape = Array.from({ length: rank }, () => cursor.length());
  const size = shape.includes(0) ? 0 : shape.reduce((product, length) => product * length, 1);
  if (!Number.isSafeInteger(size) || shape.some((length) => length < 0)) {
    throw damaged('fewer than 2^53 elements', `shape=[${shape}]`);
  }
  return { shape, size };
}

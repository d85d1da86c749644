import { inflate } from './internal/inflate.ts';
import { readArchive } from './internal/read-archive.ts';

/** Limits on what an archive may hold. */
export interface ZipLimits {
  /** Number of files. */
  readonly files?: number;
  /** Bytes of all files together, when inflated. */
  readonly bytes?: number;
  /** Inflated bytes for each stored one, for files above a megabyte. */
  readonly expansion?: number;
}

/**
 * The files of a zip archive by name, as .keras files are. Stored ones, which Keras writes, are views of `bytes`, not copies.
 *
 * The archive is treated as hostile: names that lead out of it, repeated names, encryption, files that overlap, sizes that
 * differ from what is stored, wrong checksums and decompression bombs are errors, and so is zip64 (above 4 GB or 65,535 files).
 *
 * ```ts
 * const config = new TextDecoder().decode(readZip(bytes).get('config.json'));
 * ```
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits = {}): Map<string, Uint8Array> {
  return readArchive(bytes, { inflate }, limits);
}

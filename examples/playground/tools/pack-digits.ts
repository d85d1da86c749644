import { gzipSync } from 'node:zlib';
import { loadDigits } from '../../digits/src/digits.ts';
import { packDigits as bytesOf } from '../../digits/src/packed-digits.ts';

/** How many of the digits are held out; they come last. */
const heldOut = 2000;

/**
 * All digits in one gzipped file: their labels, a byte each, then their pixels, 28 × 28 bytes each.
 * The page unpacks it itself, so any server of static files will do.
 */
export function packDigits(): Uint8Array {
  const { train, test } = loadDigits(heldOut);
  return gzipSync(bytesOf(train, test), { level: 9 });
}

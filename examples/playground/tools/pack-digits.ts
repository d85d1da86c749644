import { gzipSync } from 'node:zlib';
import { loadDigits } from '../../digits/src/digits.ts';

/** How many of the digits are held out; they come last. */
const heldOut = 2000;

/**
 * All digits in one gzipped file: their labels, a byte each, then their pixels, 28 × 28 bytes each.
 * The page unpacks it itself, so any server of static files will do.
 */
export function packDigits(): Uint8Array {
  const { train, test } = loadDigits(heldOut);
  const count = train.count + test.count;
  const bytes = new Uint8Array(785 * count);
  bytes.set(train.labels);
  bytes.set(test.labels, train.count);
  const put = (pixels: Float32Array, from: number): void =>
    pixels.forEach((value, i) => (bytes[from + i] = Math.round(255 * value)));
  put(train.pixels, count);
  put(test.pixels, count + train.pixels.length);
  return gzipSync(bytes, { level: 9 });
}

import type { Digits } from './digits.ts';

const size = 28 * 28;

/** Digits as bytes, for a page to fetch: what they are, a byte each, then their pixels from 0 to 255. */
export function packDigits(...parts: readonly Digits[]): Uint8Array<ArrayBuffer> {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const packed = new Uint8Array((1 + size) * count);
  let from = 0;
  for (const { labels, pixels } of parts) {
    packed.set(labels, from);
    const at = count + from * size;
    pixels.forEach((value, i) => (packed[at + i] = Math.round(255 * value)));
    from += labels.length;
  }
  return packed;
}

/** Digits from such bytes, the last `held` of them apart. */
export function unpackDigits(packed: Uint8Array, held: number): { readonly train: Digits; readonly test: Digits } {
  const count = packed.length / (1 + size);
  const part = (from: number, to: number): Digits => ({
    pixels: Float32Array.from(packed.subarray(count + from * size, count + to * size), (byte) => byte / 255),
    labels: packed.slice(from, to),
    count: to - from,
  });
  return { train: part(0, count - held), test: part(count - held, count) };
}

import { inflateSync } from 'fflate';

/** Inflates what a zip archive holds deflated, to at most `most` bytes. @throws Error where it is damaged */
export function inflate(stored: Uint8Array, most: number): Uint8Array {
  return inflateSync(stored, { out: new Uint8Array(most) });
}

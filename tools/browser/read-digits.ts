import type { Digits } from '../../examples/digits/src/digits.ts';
import { packDigits, unpackDigits } from '../../examples/digits/src/packed-digits.ts';
import { readBytes } from './files.ts';

/** Where a page under test finds all digits, a byte for each pixel. */
export const packedDigitsPath = 'packed-digits';
/** How many are held out, by the example too. */
const heldOut = 2000;

/** The digits of the example, those to learn from and those that are held out: in Node and in a page under test. */
export async function readDigits(): Promise<{ readonly train: Digits; readonly test: Digits }> {
  if ('document' in globalThis) return unpackDigits(await readBytes(packedDigitsPath), heldOut);
  return (await import('../../examples/digits/src/digits.ts')).loadDigits(heldOut);
}

/** What is served at `packedDigitsPath`. */
export async function packedDigits(): Promise<Uint8Array> {
  const { train, test } = await readDigits();
  return packDigits(train, test);
}

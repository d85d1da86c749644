import { OneirosError } from '@oneiros/core';

/** Handwritten digits, 28 × 28 pixels each. */
export interface Digits {
  readonly count: number;
  readonly labels: Uint8Array;
  /** From 0 to 255. */
  readonly bytes: Uint8Array;
  /** From 0 to 1. */
  readonly pixels: Float32Array;
}

const heldOut = 2000;

/** The digits to learn from and the held-out ones, from the file that `tools/pack-digits.ts` makes. */
export async function fetchDigits(url: string): Promise<{ readonly train: Digits; readonly test: Digits }> {
  const response = await fetch(url);
  if (!response.ok)
    throw new OneirosError(
      `digits: expected a file at ${url}. Received: status=${response.status}. Is the page complete?`,
    );
  const packed = new Uint8Array(await response.arrayBuffer());
  const all = packed[0] === 0x1f && packed[1] === 0x8b ? await unzipped(packed) : packed; // a server may have unzipped it
  const count = all.length / 785;
  const part = (from: number, to: number): Digits => {
    const bytes = all.subarray(count + from * 784, count + to * 784);
    return {
      count: to - from,
      labels: all.subarray(from, to),
      bytes,
      pixels: Float32Array.from(bytes, (b) => b / 255),
    };
  };
  return { train: part(0, count - heldOut), test: part(count - heldOut, count) };
}

async function unzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

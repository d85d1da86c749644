import { describe, expect, it } from 'vitest';
import golden from './threefry.golden.json' with { type: 'json' };
import { foldIn, type Key, randomBits32, randomBits64, split, threefry2x32 } from './threefry.ts';

describe.each(golden.cases)('threefry with key $key', (wanted) => {
  const key = wanted.key as unknown as Key;

  it('draws the 32-bit words of JAX', () => {
    const bits = randomBits32(key, 10_000);
    expect([...bits.subarray(0, wanted.bits.length)]).toEqual(wanted.bits);
    expect([1023, 1024, 2048, 9999].map((i) => bits[i])).toEqual(wanted.late);
    expect(bits.reduce((sum, word) => sum + word, 0)).toBe(wanted.checksum);
  });

  it('does not depend on how many words are drawn', () => {
    expect([...randomBits32(key, wanted.odd_size.length)]).toEqual(wanted.odd_size);
    expect(randomBits32(key, 0).length).toBe(0);
  });

  it('gives JAX its 8- and 16-bit words as low bits', () => {
    expect([...Uint8Array.from(randomBits32(key, wanted.bits8.length))]).toEqual(wanted.bits8);
    expect([...Uint16Array.from(randomBits32(key, wanted.bits16.length))]).toEqual(wanted.bits16);
  });

  it('draws the 64-bit words of JAX', () => {
    expect([...randomBits64(key, wanted.bits64.length)]).toEqual(wanted.bits64.flat());
  });

  it('splits and folds keys as JAX does', () => {
    expect(split(key, wanted.split.length)).toEqual(wanted.split);
    for (const [data, folded] of wanted.fold_in) expect(foldIn(key, data as number)).toEqual(folded);
  });
});

describe('threefry', () => {
  it('agrees with the known-answer vectors of the Random123 library', () => {
    expect(threefry2x32([0, 0], 0, 0)).toEqual([0x6b200159, 0x99ba4efe]);
    expect(threefry2x32([0xffffffff, 0xffffffff], 0xffffffff, 0xffffffff)).toEqual([0x1cb996fc, 0xbb002be7]);
    expect(threefry2x32([0x13198a2e, 0x03707344], 0x243f6a88, 0x85a308d3)).toEqual([0xc4923a9c, 0x483df7a0]);
  });

  it('writes into the array it is given', () => {
    const out = new Uint32Array(5);
    expect(randomBits32([1, 2], 3, out)).toBe(out);
    expect([...out]).toEqual([...randomBits32([1, 2], 3), 0, 0]);
  });
});

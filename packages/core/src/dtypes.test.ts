import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { convert, type DType, fromBfloat16, fromFloat16, promote, toBfloat16, toFloat16 } from './dtypes.ts';

const golden = JSON.parse(readFileSync(new URL('dtypes.golden.json', import.meta.url), 'utf8')) as {
  pairs: { [pair: string]: string };
  values: string[];
  bits: { float16: number[]; bfloat16: number[] };
};

describe('promotion as keras.backend.result_type', () => {
  test.each(Object.entries(golden.pairs))('%s → %s', (pair, result) => {
    const [x, y] = pair.split(' ') as [DType, DType];
    expect(promote(x, y)).toBe(result);
    expect(promote(y, x)).toBe(result);
  });
});

describe('16-bit floats', () => {
  const values = golden.values.map((v) => (v === 'inf' ? Infinity : v === '-inf' ? -Infinity : Number(v)));
  test('the nearest one, ties to even', () => {
    expect(values.map(toFloat16)).toEqual(golden.bits.float16);
    expect(values.map(toBfloat16)).toEqual(golden.bits.bfloat16);
  });
  test('every pattern of bits comes back', () => {
    for (let bits = 0; bits < 2 ** 16; bits++) {
      const half = fromFloat16(bits);
      if (!Number.isNaN(half)) expect(toFloat16(half)).toBe(bits);
      const brain = fromBfloat16(bits);
      if (!Number.isNaN(brain)) expect(toBfloat16(brain)).toBe(bits);
    }
  });
});

describe('conversion', () => {
  test('floats to integers: towards zero, to the nearest end, NaN to 0', () => {
    expect([...convert([1.9, -1.9, 300, -5, Number.NaN, Infinity], 'uint8')]).toEqual([1, 0, 255, 0, 0, 255]);
    expect([...convert([1.9, -1.9, 3e9], 'int32')]).toEqual([1, -1, 2147483647]);
    expect([...convert([-1.5, 1e30], 'int64')]).toEqual([-1n, 9223372036854775807n]);
  });
  test('integers wrap; anything but 0 is true', () => {
    expect([...convert([256, 257, -1], 'uint8', 'int32')]).toEqual([0, 1, 255]);
    expect([...convert([2n ** 32n + 5n], 'int32', 'int64')]).toEqual([5]);
    expect([...convert([0, 0.5, -2, Number.NaN], 'bool')]).toEqual([0, 1, 1, 1]);
  });
});

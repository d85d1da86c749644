import { describe, expect, test } from 'vitest';
import { readNumbers } from '../src/page/open/inputs/read-numbers.ts';

const read = (text: string, shape: readonly (number | null)[], tokens: number | null = null): unknown => {
  const { shape: sizes, data } = readNumbers(text, { name: 'x', shape, tokens });
  return [sizes, [...data]];
};

describe('numbers in a text', () => {
  test.each<[string, string, readonly (number | null)[], readonly number[], readonly number[]]>([
    ['a row', '1, 2.5 -3e2', [3], [1, 3], [1, 2.5, -300]],
    ['JSON', '[1, 2, 3]', [3], [1, 3], [1, 2, 3]],
    ['JSON with the batch', '[[1, 2], [3, 4]]', [2], [2, 2], [1, 2, 3, 4]],
    ['JSON of a table', '[[1, 2], [3, 4]]', [2, 2], [1, 2, 2], [1, 2, 3, 4]],
    ['JSON by the name of the input', '{"y": 7, "x": [1, 2]}', [2], [1, 2], [1, 2]],
    ['flat JSON for a deeper shape', '[1, 2, 3, 4]', [2, 2], [1, 2, 2], [1, 2, 3, 4]],
    ['as NumPy prints', '[[1. 2.]\n [3. 4.]]', [2, 2], [1, 2, 2], [1, 2, 3, 4]],
    ['CSV with a head', 'width,height\n1,2\n3,4\n', [2], [2, 2], [1, 2, 3, 4]],
    ['yes and no', 'true, False, 1', [3], [1, 3], [1, 0, 1]],
    ['a number', '5', [], [1], [5]],
    ['several numbers for single ones', '5\n6', [], [2], [5, 6]],
    ['a row of any length', '1 2 3 4', [null], [1, 4], [1, 2, 3, 4]],
    ['rows of any length', '1 2\n3 4', [null], [2, 2], [1, 2, 3, 4]],
    ['lines of different lengths as one row', '1 2 3\n4', [null], [1, 4], [1, 2, 3, 4]],
    ['steps of a series', '1 2\n3 4\n5 6', [null, 2], [1, 3, 2], [1, 2, 3, 4, 5, 6]],
    ['a square of any size', '1 2 3 4', [null, null, 1], [1, 2, 2, 1], [1, 2, 3, 4]],
  ])('%s', (_, text, shape, sizes, data) => {
    expect(read(text, shape)).toEqual([sizes, data]);
  });

  test.each<[string, string, readonly (number | null)[], number | null, RegExp]>([
    ['nothing', ' \n', [3], null, /^x: expected numbers\. Received: none/],
    ['words', '1, two, 3', [3], null, /expected numbers\. Received: 'two'/],
    ['too few', '1, 2', [3], null, /expected 3 numbers, or a multiple.*shape is \(3,\)\. Received: 2\./],
    ['no multiple', '1 2 3', [null, 2], null, /a multiple of 2 numbers: its shape is \(any, 2\)\. Received: 3\./],
    ['ragged JSON', '[[1, 2], [3]]', [2], null, /lists of one length/],
    ['text in JSON', '["a"]', [1], null, /expected numbers\. Received: "a"/],
    ['other names', '{"y": [1]}', [1], null, /an object with the key 'x'\. Received: keys y/],
    ['a token that is none', '1, 9', [null], 9, /tokens from 0 to 8\. Received: 9\./],
    ['a part of a token', '1.5', [null], 9, /tokens from 0 to 8\. Received: 1\.5\./],
  ])('%s is refused', (_, text, shape, tokens, message) => {
    expect(() => read(text, shape, tokens)).toThrow(message);
  });
});

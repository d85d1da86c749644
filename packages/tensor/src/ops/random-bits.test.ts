import { cpu } from '@oneiros/backend-cpu';
import { expect, test } from 'vitest';
import { type Backend, useBackend } from '../backend.ts';
import { randomBits32, randomBits64 } from '../internal/threefry.ts';
import { tensor } from '../tensor.ts';
import { threefryWords } from '../threefry-words.ts';
import { bitwiseXor } from './bitwise-xor.ts';
import { randomBits } from './random-bits.ts';
import { randomSplit, randomSplitOp } from './random-split.ts';

function expanding(): Backend {
  const base = cpu();
  return {
    ...base,
    name: 'expanding',
    supports: (a) => a.op !== randomSplitOp && base.supports(a),
  };
}

test.each([cpu(), expanding()])('draws the words of threefry: $name', async (backend) => {
  await useBackend(backend);
  const keys = tensor(Uint32Array.of(42, 7, 0xffffffff, 0x80000000), { shape: [2, 2] });
  const bits = randomBits(keys, { shape: [3, 2] });
  expect(bits.shape).toEqual([2, 3, 2]);
  expect(await bitwiseXor(...threefryWords(keys, [3, 2])).array()).toEqual(await bits.array());
  expect([...(await bits.data())]).toEqual([...randomBits32([42, 7], 6), ...randomBits32([0xffffffff, 0x80000000], 6)]);
  const split = randomSplit(keys, { count: 3 });
  expect(split.shape).toEqual([2, 3, 2]);
  expect([...(await split.data())]).toEqual([
    ...randomBits64([42, 7], 3),
    ...randomBits64([0xffffffff, 0x80000000], 3),
  ]);
  expect(await randomBits(tensor(Uint32Array.of(1, 2)), { shape: [] }).array()).toBe(randomBits32([1, 2], 1)[0]);
});

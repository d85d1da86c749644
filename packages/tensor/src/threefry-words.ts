import { type Shape, sizeOf } from '@oneiros/core';
import { bind } from './bind.ts';
import { add } from './ops/add.ts';
import { bitwiseOr } from './ops/bitwise-or.ts';
import { bitwiseXor } from './ops/bitwise-xor.ts';
import { broadcastTo } from './ops/broadcast-to.ts';
import { iotaOp } from './ops/iota.ts';
import { leftShift } from './ops/left-shift.ts';
import { reshape } from './ops/reshape.ts';
import { rightShift } from './ops/right-shift.ts';
import { sliceOp } from './ops/slice.ts';
import { asTensor, type Tensor } from './tensor.ts';

const rotations: readonly (readonly number[])[] = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
];

/**
 * The two words of hash(key, i) for i in row-major order over `shape`, for each of the keys `[..., 2]`, in ops on uint32:
 * for backends that have no kernel of `randomBits`, which is the exclusive or of the two.
 *
 * ```ts
 * const [high, low] = threefryWords(tensor(Uint32Array.of(42, 0)), [3]);
 * ```
 */
export function threefryWords(keys: Tensor, shape: Shape): readonly [high: Tensor, low: Tensor] {
  const outer = keys.shape.slice(0, -1);
  const ones = shape.map(() => 1);
  const word = (i: number): Tensor => {
    const starts = [...outer.map(() => 0), i];
    return reshape(bind(sliceOp, [keys], { starts, sizes: [...outer, 1], steps: starts.map(() => 1) }), [
      ...outer,
      ...ones,
    ]);
  };
  const first = word(0);
  const second = word(1);
  const schedule = [first, second, bitwiseXor(bitwiseXor(first, second), uint32(0x1bd11bda))];
  const counters = reshape(bind(iotaOp, [], { shape: [sizeOf(shape)], axis: 0, dtype: 'uint32' }), shape);
  let x0: Tensor = broadcastTo(first, [...outer, ...shape]); // the high word of every counter is 0
  let x1 = add(second, counters);
  for (let round = 0; round < 5; round++) {
    for (const bits of rotations[round % 2]!) {
      x0 = add(x0, x1);
      x1 = bitwiseXor(bitwiseOr(leftShift(x1, uint32(bits)), rightShift(x1, uint32(32 - bits))), x0);
    }
    x0 = add(x0, schedule[(round + 1) % 3]!);
    x1 = add(add(x1, schedule[(round + 2) % 3]!), uint32(round + 1));
  }
  return [x0, x1];
}

function uint32(value: number): Tensor {
  return asTensor(value, 'uint32');
}

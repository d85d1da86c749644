import { bytesOf, checkDType, type DType, expected } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { bitcast } from './bitcast.ts';
import { bitwiseAnd } from './bitwise-and.ts';
import { bitwiseOr } from './bitwise-or.ts';
import { cast } from './cast.ts';
import { leftShift } from './left-shift.ts';
import { reshape } from './reshape.ts';
import { rightShift } from './right-shift.ts';
import { stack } from './stack.ts';
import { unstack } from './unstack.ts';

/**
 * The bytes of `x` read as `dtype`. Elements half as wide double the last dimension; elements twice as wide need an even last
 * dimension, and halve it.
 *
 * ```ts
 * view(tensor([1]), { dtype: 'int32' }); // [1065353216]
 * ```
 */
export function view(x: TensorLike, { dtype }: { readonly dtype?: DType | null } = {}): Tensor {
  const t = asTensor(x);
  if (!dtype || dtype === t.dtype) return t;
  checkDType(dtype, 'ops.view: dtype');
  if (t.dtype === 'bool' || dtype === 'bool')
    throw expected('ops.view: dtype', 'numbers', `${t.dtype} and ${dtype}`, 'Use ops.cast.');
  let words = bitcast(t, wordOf(t.dtype));
  while (bytesOf(words.dtype) > bytesOf(dtype)) words = halved(words);
  while (bytesOf(words.dtype) < bytesOf(dtype)) words = doubled(words);
  return bitcast(words, dtype);
}

/** The unsigned integer as wide as `dtype`. */
function wordOf(dtype: DType): DType {
  return `uint${bytesOf(dtype) * 8}` as DType;
}

/** Each word as its low and its high half. */
function halved(x: Tensor): Tensor {
  const bits = bytesOf(x.dtype) * 4;
  const half = `uint${bits}` as DType;
  const mask = bits === 32 ? 0xffffffff : 2 ** bits - 1;
  const low = cast(bitwiseAnd(x, cast(asTensor(mask, 'uint32'), x.dtype)), half);
  const parts = stack([low, cast(rightShift(x, bits), half)], { axis: -1 });
  return reshape(parts, [...x.shape.slice(0, -1), 2 * (x.shape.at(-1) ?? 1)]);
}

/** Pairs of words as one, the first one low. */
function doubled(x: Tensor): Tensor {
  const last = x.shape.at(-1);
  if (last === undefined || last % 2 !== 0) {
    throw expected('ops.view', 'a last dimension of even size', `shape=[${x.shape}]`, 'Elements are joined in pairs.');
  }
  const bits = bytesOf(x.dtype) * 8;
  const wide = cast(reshape(x, [...x.shape.slice(0, -1), last / 2, 2]), `uint${bits * 2}` as DType);
  const [low, high] = unstack(wide, { axis: -1 }) as [Tensor, Tensor];
  return bitwiseOr(low, leftShift(high, bits));
}

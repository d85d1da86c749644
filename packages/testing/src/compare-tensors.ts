import { type DType, fromBfloat16, fromFloat16, isFloat, sameShape, toBfloat16, toFloat16 } from '@oneiros/core';
import { Tensor } from '@oneiros/tensor';
import type { ExpectedTensor } from './golden.ts';

export interface Tolerance {
  /** Error allowed as a share of the expected element. Default 1e-4. */
  readonly rtol?: number;
  /** Error allowed in any case. Default 1e-5. */
  readonly atol?: number;
}

/**
 * Compares shape, dtype and elements: |actual − expected| ≤ atol + rtol · |expected| for floats, equality for all others.
 * NaN equals NaN. Resolves to the largest error as a share of what is allowed.
 *
 * ```ts
 * await compareTensors(exp(x), { shape: [2], dtype: 'float32', data: [1, 2.7183] });
 * ```
 * @throws Error that names the first element that is off, and how many are.
 */
export async function compareTensors(
  actual: unknown,
  expected: ExpectedTensor | Tensor,
  { rtol = 1e-4, atol = 1e-5 }: Tolerance = {},
): Promise<number> {
  if (!(actual instanceof Tensor)) throw new Error(`expected a tensor. Received: ${String(actual)}`);
  if (!sameShape(actual.shape, expected.shape))
    throw new Error(`shape: expected [${expected.shape}]. Received: [${actual.shape}]`);
  if (actual.dtype !== expected.dtype) throw new Error(`dtype: expected ${expected.dtype}. Received: ${actual.dtype}`);
  const want = expected instanceof Tensor ? await expected.data() : expected.data;
  const got = await actual.data();
  if (got.length !== want.length) throw new Error(`elements: expected ${want.length}. Received: ${got.length}`);
  const exact = !isFloat(actual.dtype);
  let worst = 0;
  let off = 0;
  let first = -1;
  for (let i = 0; i < got.length; i++) {
    const g = Number(got[i]);
    const w = rounded(Number(want[i]), actual.dtype);
    if (g === w || (Number.isNaN(g) && Number.isNaN(w))) continue;
    const share = exact || !Number.isFinite(w) ? Infinity : Math.abs(g - w) / (atol + rtol * Math.abs(w));
    if (share <= 1) worst = Math.max(worst, share);
    else if (off++ === 0) first = i;
  }
  if (off === 0) return worst;
  throw new Error(
    `element ${first} of [${actual.shape}]: expected ${String(want[first])}. Received: ${String(got[first])}. ${off} of ${got.length} elements are off (rtol=${rtol}, atol=${atol})`,
  );
}

/** The element that the digits of a golden file stand for: they are as few as tell it from others of its dtype. */
function rounded(value: number, dtype: DType): number {
  if (dtype === 'float16') return fromFloat16(toFloat16(value));
  return dtype === 'bfloat16' ? fromBfloat16(toBfloat16(value)) : value;
}

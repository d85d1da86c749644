import { expected, promote } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { cast } from './cast.ts';
import { dotGeneral } from './dot-general.ts';
import { greaterEqual } from './greater-equal.ts';
import { iota } from './iota.ts';
import { logicalAnd } from './logical-and.ts';
import { multiply } from './multiply.ts';
import { repeat } from './repeat.ts';
import { softmax } from './softmax.ts';
import { transpose } from './transpose.ts';
import { where } from './where.ts';

export interface DotProductAttentionOptions {
  /** Added to the scores; broadcasts to (batch, heads, queries, keys). Default none. */
  readonly bias?: TensorLike | null;
  /** Where a query may look at a key; broadcasts to (batch, heads, queries, keys). Default everywhere. */
  readonly mask?: TensorLike | null;
  /** Multiplies the scores. Default 1 / √depth. */
  readonly scale?: number | null;
  /** Whether a query looks at no later key. Default false. */
  readonly isCausal?: boolean;
}

/**
 * softmax(query · keyᵀ · scale + bias) · value, per head. Query is (batch, queries, heads, depth), key (batch, keys, heads, depth),
 * value (batch, keys, heads, depth of values); fewer heads of key and value, by a whole factor, are shared by neighbouring heads.
 *
 * ```ts
 * dotProductAttention(query, key, value, { isCausal: true });
 * ```
 */
export function dotProductAttention(
  query: TensorLike,
  key: TensorLike,
  value: TensorLike,
  { bias = null, mask = null, scale = null, isCausal = false }: DotProductAttentionOptions = {},
): Tensor {
  const given = [asTensor(query), asTensor(key), asTensor(value)] as const;
  if (given.some((t) => t.rank !== 4))
    throw expected(
      'ops.dotProductAttention',
      'three tensors of four dimensions',
      given.map((t) => `[${t.shape}]`).join(', '),
    );
  const dtype = promote(...given.map((t) => t.dtype), 'float');
  const [q, k, v] = given.map((t) => cast(t, dtype)) as [Tensor, Tensor, Tensor];
  const groups = q.shape[2]! / k.shape[2]!;
  if (!Number.isInteger(groups))
    throw expected(
      'ops.dotProductAttention',
      'heads of queries divisible by those of keys',
      `${q.shape[2]} and ${k.shape[2]}`,
    );
  const shared = (t: Tensor): Tensor => (groups === 1 ? t : repeat(t, groups, { axis: 2 }));
  const heads = {
    contracting: [[3], [3]],
    batch: [
      [0, 2],
      [0, 2],
    ],
  } as const;
  // Scores and their softmax are in float32 at least, as in JAX.
  const wide = promote(dtype, 'float32');
  const scores = multiply(cast(dotGeneral(q, shared(k), heads), wide), scale ?? 1 / Math.sqrt(q.shape[3]!));
  const biased = bias === null ? scores : add(scores, cast(asTensor(bias), wide));
  const allowed = allowedKeys(q.shape[1]!, k.shape[1]!, mask, isCausal);
  const least = wide === 'float64' ? -0.7 * Number.MAX_VALUE : -0.7 * 3.4028234663852886e38;
  const weights = cast(softmax(allowed ? where(allowed, biased, least) : biased), dtype);
  const result = dotGeneral(weights, shared(v), {
    contracting: [[3], [1]],
    batch: [
      [0, 1],
      [0, 2],
    ],
  });
  return transpose(result, { axes: [0, 2, 1, 3] });
}

function allowedKeys(queries: number, keys: number, mask: TensorLike | null, isCausal: boolean): Tensor | null {
  const given = mask === null ? null : cast(asTensor(mask), 'bool');
  if (!isCausal) return given;
  const causal = greaterEqual(iota([queries, 1], { axis: 0 }), iota([1, keys], { axis: 1 }));
  return given ? logicalAnd(given, causal) : causal;
}

import {
  absolute,
  arange,
  asTensor,
  cast,
  expandDims,
  greaterEqual,
  less,
  logicalAnd,
  subtract,
  type Tensor,
} from '@oneiros/tensor';

/** What may limit which key a query looks at. */
export interface AttentionMaskParts {
  /** [batch, queries]. */
  readonly queryMask: Tensor | null;
  /** [batch, keys]. */
  readonly valueMask: Tensor | null;
  /** [batch, keys]. */
  readonly keyMask: Tensor | null;
  /** Broadcasts to [batch, queries, keys]. */
  readonly attentionMask: Tensor | null;
  /** Whether a query looks at no later key. */
  readonly useCausalMask: boolean;
  /** How far from its own position a query looks, itself counted. */
  readonly slidingWindow: number | null;
}

/** The masks as one of shape [batch, queries, keys], or null where there is none. */
export function mergedMask(parts: AttentionMaskParts, queries: number, keys: number): Tensor | null {
  const { queryMask, valueMask, keyMask, attentionMask, useCausalMask, slidingWindow } = parts;
  const bool = (mask: Tensor | null, axis: number): Tensor | null => mask && expandDims(cast(mask, 'bool'), axis);
  const automatic = [
    bool(queryMask, -1),
    bool(valueMask, -2),
    bool(keyMask, -2),
    useCausalMask ? causalMask(queries, keys) : null,
    slidingWindow === null ? null : windowMask(queries, keys, slidingWindow),
  ].filter((mask) => mask !== null);
  if (automatic.length === 0) return attentionMask;
  return [...(attentionMask ? [cast(attentionMask, 'bool')] : []), ...automatic].reduce((a, b) => logicalAnd(a, b));
}

/** True where the position of the query is not before that of the key: [1, queries, keys]. */
export function causalMask(queries: number, keys: number): Tensor {
  const [row, column] = positions(queries, keys);
  return greaterEqual(row, column);
}

/** True where the positions are less than `size` apart: [1, queries, keys]. */
function windowMask(queries: number, keys: number, size: number): Tensor {
  const [row, column] = positions(queries, keys);
  return less(absolute(subtract(row, column)), asTensor(size, 'int32'));
}
function positions(queries: number, keys: number): readonly [row: Tensor, column: Tensor] {
  const count = (n: number, axis: readonly number[]): Tensor => expandDims(arange(n, { dtype: 'int32' }), axis);
  return [count(queries, [0, 2]), count(keys, [0, 1])];
}

import {
  type Config,
  custom,
  expected,
  type Fields,
  type Json,
  nullable,
  type PartialShape,
  positiveInteger,
  show,
} from '@oneiros/core';
import { baseFields } from '@oneiros/layers-core';
import {
  type AttentionPlan,
  ProjectedAttention,
  type ProjectedAttentionOptions,
  type Projection,
  projectedAttentionFields,
} from '../internal/projected-attention.ts';

export interface MultiHeadAttentionOptions extends ProjectedAttentionOptions {
  /** The size of the value in each head. Default `keyDim`. */
  readonly valueDim?: number | null;
  /** The last axes of the output. Default: the last axis of the query. */
  readonly outputShape?: number | readonly number[] | null;
  /** The axes that attention is applied to. Default: all but the batch and the last. */
  readonly attentionAxes?: number | readonly number[] | null;
}
interface MultiHeadAttentionConfig extends MultiHeadAttentionOptions {
  readonly numHeads: number;
  readonly keyDim: number;
}

/**
 * Attention of several heads (Vaswani et al., 2017): query `[batch, queries, …]` and value `[batch, keys, …]`, with the
 * value as key unless one is given, → `[batch, queries, …]`. Masks of the inputs hold, also on the output.
 *
 * ```ts
 * const layer = new MultiHeadAttention(8, 64);
 * const y = layer.apply([x, x], { useCausalMask: true });
 * const [z, scores] = layer.apply([query, value, key], { returnAttentionScores: true });
 * ```
 */
export class MultiHeadAttention extends ProjectedAttention<MultiHeadAttentionConfig> {
  static override readonly className: string = 'keras.layers.MultiHeadAttention';
  static override readonly fields: Fields<MultiHeadAttentionConfig> = {
    ...baseFields,
    numHeads: positiveInteger(),
    keyDim: positiveInteger(),
    valueDim: nullable(positiveInteger()),
    ...projectedAttentionFields(),
    outputShape: nullable(custom<number | readonly number[]>(parseSizes)),
    attentionAxes: nullable(custom<number | readonly number[]>(parseAxes)),
  };
  protected override readonly prefix = '';
  protected override readonly takesQueryMask = false;
  /** Each projection has it, and not the layer, unlike in GroupQueryAttention: so does Keras. */
  override readonly activityRegularizer: null = null;
  #axes: readonly number[] | null;

  /** @param numHeads number of heads @param keyDim size of query and key in each head */
  constructor(numHeads: number, keyDim: number, options: MultiHeadAttentionOptions = {}) {
    super({ numHeads, keyDim, ...options, valueDim: options.valueDim ?? keyDim });
    this.#axes = this.config.attentionAxes as readonly number[] | null;
  }

  protected override plan(query: PartialShape, value: PartialShape, key: PartialShape): AttentionPlan {
    const { numHeads, keyDim } = this.config;
    const valueDim = this.config.valueDim!;
    const rank = value.length + 1;
    this.#axes = this.#axes?.map((axis) => (axis < 0 ? rank - 1 + axis : axis)) ?? range(1, rank - 2);
    const output = (this.config.outputShape as readonly number[] | null) ?? [query.at(-1)!];
    return {
      query: projection(query, 1, [numHeads, keyDim]),
      key: projection(key, 1, [numHeads, keyDim]),
      gate: projection(query, 1, [numHeads, valueDim]),
      value: projection(value, 1, [numHeads, valueDim]),
      output: projection([...query.slice(0, -1), numHeads, valueDim], 2, output),
      ...attentionEquations(rank, this.#axes),
      attentionAxes: this.#axes.length,
      depth: keyDim,
      repeats: 1,
      keysFirst: true,
    };
  }

  override getConfig(): Config {
    return { ...super.getConfig(), attention_axes: this.#axes as Json };
  }
}

/** From `bound` last axes to axes of sizes `output`, as `abc,cde->abde`. */
function projection(inputShape: PartialShape, bound: number, output: readonly number[]): Projection {
  const free = inputShape.length - bound;
  const [kept, summed, made] = [letters(0, free), letters(free, bound), letters(free + bound, output.length)];
  return {
    equation: `${kept}${summed},${summed}${made}->${kept}${made}`,
    outputShape: [...new Array<null>(free - 1).fill(null), ...output],
    biasAxes: made,
    inputShape,
  };
}

/** Keys and queries to scores, and scores and values to the output; all other axes than `axes` and the last are batch. */
function attentionEquations(rank: number, axes: readonly number[]): Pick<AttentionPlan, 'scores' | 'combine'> {
  const target = [...letters(0, rank)];
  const isBatch = (axis: number): boolean => axis < rank - 1 && !axes.includes(axis);
  let next = rank;
  const source = target.map((letter, axis) => (isBatch(axis) || axis === rank - 1 ? letter : letters(next++, 1)));
  const scores = [
    ...target.filter((_, axis) => isBatch(axis)),
    ...axes.map((axis) => target[axis]),
    ...axes.map((axis) => source[axis]),
  ].join('');
  return {
    scores: `${source.join('')},${target.join('')}->${scores}`,
    combine: `${scores},${source.join('')}->${target.join('')}`,
  };
}

function letters(from: number, count: number): string {
  return 'abcdefghijklmnopqrstuvwxyz'.slice(from, from + count);
}
function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
function parseSizes(value: unknown, where: string): readonly number[] {
  const sizes = typeof value === 'number' ? [value] : value;
  if (Array.isArray(sizes) && sizes.length && sizes.every((n) => Number.isInteger(n) && n > 0)) return sizes;
  throw expected(where, 'a positive integer, an array of them, or null', show(value));
}
function parseAxes(value: unknown, where: string): readonly number[] {
  const axes = typeof value === 'number' ? [value] : value;
  if (Array.isArray(axes) && axes.length && axes.every(Number.isInteger)) return axes;
  throw expected(where, 'an axis, an array of axes, or null', show(value));
}

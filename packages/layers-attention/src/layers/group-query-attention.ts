import { expected, type Fields, type PartialShape, positiveInteger } from '@oneiros/core';
import { baseFields } from '@oneiros/layers-core';
import {
  type AttentionPlan,
  ProjectedAttention,
  type ProjectedAttentionOptions,
  projectedAttentionFields,
} from '../internal/projected-attention.ts';

export interface GroupQueryAttentionOptions extends ProjectedAttentionOptions {}
interface GroupQueryAttentionConfig extends GroupQueryAttentionOptions {
  readonly headDim: number;
  readonly numQueryHeads: number;
  readonly numKeyValueHeads: number;
}

/**
 * Attention in which groups of query heads share a head of key and value (Ainslie et al., 2023): query
 * `[batch, queries, features]` and value `[batch, keys, features]`, with the value as key unless one is given, →
 * `[batch, queries, features]`. Masks of the inputs hold, also on the output.
 *
 * ```ts
 * const y = new GroupQueryAttention(64, 8, 2).apply([x, x], { useCausalMask: true });
 * ```
 */
export class GroupQueryAttention extends ProjectedAttention<GroupQueryAttentionConfig> {
  static override readonly className: string = 'keras.layers.GroupQueryAttention';
  static override readonly pythonClass: string = 'GroupedQueryAttention';
  static override readonly fields: Fields<GroupQueryAttentionConfig> = {
    ...baseFields,
    headDim: positiveInteger(),
    numQueryHeads: positiveInteger(),
    numKeyValueHeads: positiveInteger(),
    ...projectedAttentionFields(),
  };
  protected override readonly prefix = '_';
  protected override readonly takesQueryMask = true;

  /** @param numQueryHeads a multiple of `numKeyValueHeads` */
  constructor(
    headDim: number,
    numQueryHeads: number,
    numKeyValueHeads: number,
    options: GroupQueryAttentionOptions = {},
  ) {
    super({ headDim, numQueryHeads, numKeyValueHeads, ...options });
    if (numQueryHeads % numKeyValueHeads !== 0)
      throw expected(
        'GroupQueryAttention',
        'numQueryHeads divisible by numKeyValueHeads',
        `${numQueryHeads} and ${numKeyValueHeads}`,
      );
  }

  protected override plan(query: PartialShape, value: PartialShape, key: PartialShape): AttentionPlan {
    const { headDim, numQueryHeads, numKeyValueHeads } = this.config;
    const heads = { equation: 'bqm,muh->bquh', outputShape: [null, numQueryHeads, headDim], biasAxes: 'uh' };
    const shared = { equation: 'bkm,mvh->bkvh', outputShape: [null, numKeyValueHeads, headDim], biasAxes: 'vh' };
    return {
      query: { ...heads, inputShape: query },
      key: { ...shared, inputShape: key },
      gate: { ...heads, inputShape: query },
      value: { ...shared, inputShape: value },
      output: {
        equation: 'bquh,uhm->bqm',
        outputShape: [null, query.at(-1)!],
        biasAxes: 'm',
        inputShape: [null, null, numQueryHeads, headDim],
      },
      scores: 'bquh,bkuh->buqk',
      combine: 'buqk,bkuh->bquh',
      attentionAxes: 1,
      depth: headDim,
      repeats: numQueryHeads / numKeyValueHeads,
      keysFirst: false,
    };
  }
}

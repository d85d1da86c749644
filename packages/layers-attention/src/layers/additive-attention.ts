import { boolean, type Fields, float, integer, nullable, type PartialShape } from '@oneiros/core';
import { GlorotUniform, type LayerOptions, layerFields, type Weight } from '@oneiros/layers-core';
import { add, expandDims, multiply, sum, type Tensor, tanh } from '@oneiros/tensor';
import { ScoredAttention } from '../internal/scored-attention.ts';

export interface AdditiveAttentionOptions extends LayerOptions {
  /** Whether a learned vector weighs the features in the scores. Default true. */
  readonly useScale?: boolean;
  /** The fraction of the scores that is dropped in training. Default 0. */
  readonly dropout?: number;
  /** For the same dropout each time. Default null: drawn when the layer is made. */
  readonly seed?: number | null;
}

/**
 * Additive attention (Bahdanau et al., 2015): the score of a query and a key is the sum of `scale · tanh(query + key)`.
 * Query `[batch, queries, depth]`, value `[batch, keys, depth]` and key, which is the value unless given, →
 * `[batch, queries, depth]`.
 *
 * ```ts
 * const y = new AdditiveAttention().apply([query, value]);
 * ```
 */
export class AdditiveAttention extends ScoredAttention<AdditiveAttentionOptions> {
  static override readonly className: string = 'keras.layers.AdditiveAttention';
  static override readonly fields: Fields<AdditiveAttentionOptions> = {
    ...layerFields,
    useScale: boolean(true),
    dropout: float(0),
    seed: nullable(integer()),
  };
  scale: Weight | null = null;

  constructor(options: AdditiveAttentionOptions = {}) {
    super(options);
  }

  override build(inputShape: PartialShape): void {
    super.build(inputShape);
    const [query] = inputShape as unknown as readonly PartialShape[];
    const depth = query!.at(-1) as number;
    if (this.config.useScale) this.scale = this.addWeight('scale', [depth], { initializer: new GlorotUniform() });
  }

  protected override scores(query: Tensor, key: Tensor): Tensor {
    const sums = tanh(add(expandDims(query, -2), expandDims(key, -3)));
    return sum(this.scale ? multiply(this.scale.value, sums) : sums, { axis: -1 });
  }
}

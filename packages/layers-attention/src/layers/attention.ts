import { boolean, type Fields, float, integer, nullable, oneOf, type PartialShape } from '@oneiros/core';
import { type LayerOptions, layerFields, Ones, type Weight } from '@oneiros/layers-core';
import { add, expandDims, matmul, multiply, sum, swapaxes, type Tensor, tanh } from '@oneiros/tensor';
import { ScoredAttention } from '../internal/scored-attention.ts';

export interface AttentionOptions extends LayerOptions {
  /** Whether a learned factor scales the scores. Default false. */
  readonly useScale?: boolean;
  /** 'dot', the default: query · key. 'concat': the sum of tanh(query + key). */
  readonly scoreMode?: 'dot' | 'concat';
  /** The fraction of the scores that is dropped in training. Default 0. */
  readonly dropout?: number;
  /** For the same dropout each time. Default null: drawn when the layer is made. */
  readonly seed?: number | null;
}

/**
 * Dot-product attention (Luong et al., 2015): query `[batch, queries, depth]`, value `[batch, keys, depth]` and key, which
 * is the value unless given, → `[batch, queries, depth]`. Masks are those of query and value; what is masked in the query
 * becomes 0.
 *
 * ```ts
 * const y = new Attention().apply([query, value]);
 * const [z, scores] = new Attention().apply([query, value, key], { returnAttentionScores: true });
 * ```
 */
export class Attention extends ScoredAttention<AttentionOptions> {
  static override readonly className: string = 'keras.layers.Attention';
  static override readonly fields: Fields<AttentionOptions> = {
    ...layerFields,
    useScale: boolean(false),
    scoreMode: oneOf(['dot', 'concat'], 'dot'),
    dropout: float(0),
    seed: nullable(integer()),
  };
  scale: Weight | null = null;
  concatScoreWeight: Weight | null = null;

  constructor(options: AttentionOptions = {}) {
    super(options);
  }

  override build(inputShape: PartialShape): void {
    super.build(inputShape);
    if (this.config.useScale) this.scale = this.addWeight('scale', [], { initializer: new Ones() });
    if (this.config.scoreMode === 'concat')
      this.concatScoreWeight = this.addWeight('concat_score_weight', [], { initializer: new Ones() });
  }

  protected override scores(query: Tensor, key: Tensor): Tensor {
    const scaled = (x: Tensor): Tensor => (this.scale ? multiply(x, this.scale.value) : x);
    if (!this.concatScoreWeight) return scaled(matmul(query, swapaxes(key, -2, -1)));
    const sums = scaled(add(expandDims(query, -2), expandDims(key, -3)));
    return multiply(this.concatScoreWeight.value, sum(tanh(sums), { axis: -1 }));
  }
}

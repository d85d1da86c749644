import { type Fields, integer, omittable } from '@oneiros/core';
import { multiply, negative, normalize, sum, type Tensor, type TensorLike } from '@oneiros/tensor';
import { aligned } from './internal/paired.ts';
import { Loss, type LossOptions, lossFields } from './loss.ts';

export interface CosineSimilarityOptions extends LossOptions {
  /** The axis of the vectors. Default -1. */
  readonly axis?: number;
}

/** The negative cosine of the angle between truth and prediction: -1 where they point the same way, 0 at right angles. */
export function cosineSimilarity(
  yTrue: TensorLike,
  yPred: TensorLike,
  { axis = -1 }: Pick<CosineSimilarityOptions, 'axis'> = {},
): Tensor {
  const [t, p] = aligned(yTrue, yPred);
  return negative(sum(multiply(normalize(t, { axis }), normalize(p, { axis })), { axis }));
}

/**
 * How far predictions point away from the truth, from -1 to 1.
 *
 * ```ts
 * model.compile({ loss: new CosineSimilarity({ axis: 1 }) }); // or 'cosine_similarity'
 * ```
 */
export class CosineSimilarity extends Loss<CosineSimilarityOptions> {
  static override readonly className: string = 'keras.losses.CosineSimilarity';
  static override readonly fields: Fields<CosineSimilarityOptions> = /* #__PURE__ */ (() => ({
    ...lossFields('cosine_similarity'),
    axis: omittable(integer(-1)),
  }))();

  constructor(options: CosineSimilarityOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return cosineSimilarity(yTrue, yPred, this.config);
  }
}

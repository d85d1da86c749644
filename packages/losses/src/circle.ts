import { boolean, type Fields, float } from '@oneiros/core';
import { setMask } from '@oneiros/layers-core';
import {
  add,
  asTensor,
  cast,
  equal,
  expandDims,
  eye,
  greater,
  logicalAnd,
  logicalNot,
  logsumexp,
  matmul,
  maximum,
  multiply,
  reshape,
  softplus,
  subtract,
  type Tensor,
  type TensorLike,
  transpose,
  where,
} from '@oneiros/tensor';
import { Loss, type LossOptions, lossFields } from './loss.ts';

export interface CircleOptions extends LossOptions {
  /** Scale of the similarities. Default 80. */
  readonly gamma?: number;
  /** How far alike and unlike ones are to be apart. Default 0.4. */
  readonly margin?: number;
  /** Whether a sample is not compared with itself. Default true. */
  readonly removeDiagonal?: boolean;
}
/** Other samples to compare with; by default the batch itself. */
export interface CircleReferences {
  readonly refLabels?: TensorLike | null;
  readonly refEmbeddings?: TensorLike | null;
}

/**
 * For labels `[n]` and embeddings `[n, d]` of length 1: `softplus(log Σ exp(γ αₙ (Δₙ - d)) + log Σ exp(-γ αₚ (Δₚ - d)))`
 * over the cosine distances `d` to samples of another and of the same label → `[n]`.
 */
export function circle(
  yTrue: TensorLike,
  yPred: TensorLike,
  {
    refLabels = null,
    refEmbeddings = null,
    removeDiagonal = true,
    gamma = 80,
    margin = 0.4,
  }: CircleReferences & Omit<CircleOptions, keyof LossOptions> = {},
): Tensor {
  const embeddings = asTensor(yPred);
  const labels = cast(asTensor(yTrue), 'int32');
  const [same, other] = pairs(labels, refLabels === null ? labels : cast(asTensor(refLabels), 'int32'), removeDiagonal);
  const distances = maximum(subtract(1, matmul(embeddings, transpose(asTensor(refEmbeddings ?? embeddings)))), 0);
  const weighted = (chosen: Tensor, weight: Tensor, distance: Tensor): Tensor =>
    where(chosen, multiply(multiply(maximum(weight, 0), gamma), distance), Number.NEGATIVE_INFINITY);
  const alike = logsumexp(weighted(same, add(distances, margin), subtract(distances, margin)), { axis: 1 });
  const unlike = logsumexp(weighted(other, subtract(1 + margin, distances), subtract(1 - margin, distances)), {
    axis: 1,
  });
  const values = softplus(add(alike, unlike));
  setMask(values, greater(values, 0));
  return values;
}

/**
 * Pulls embeddings of one label together and others apart, harder where they are further off. Sun et al., 2020.
 *
 * ```ts
 * model.compile({ loss: new Circle({ gamma: 80, margin: 0.4 }) });
 * ```
 */
export class Circle extends Loss<CircleOptions> {
  static override readonly className: string = 'keras.losses.Circle';
  static override readonly fields: Fields<CircleOptions> = /* #__PURE__ */ (() => ({
    ...lossFields('circle'),
    gamma: float(80),
    margin: float(0.4),
    removeDiagonal: boolean(true),
  }))();

  constructor(options: CircleOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return circle(yTrue, yPred, this.config);
  }
}

/** Which pairs of samples and references have the same label, and which do not. */
function pairs(labels: Tensor, references: Tensor, removeDiagonal: boolean): readonly [same: Tensor, other: Tensor] {
  const equalLabels = equal(reshape(labels, [-1, 1]), expandDims(reshape(references, [-1]), 0));
  const other = logicalNot(equalLabels);
  if (!removeDiagonal) return [equalLabels, other];
  const [rows = 0, columns = 0] = equalLabels.shape;
  return [logicalAnd(equalLabels, logicalNot(cast(eye(rows, { M: columns }), 'bool'))), other];
}

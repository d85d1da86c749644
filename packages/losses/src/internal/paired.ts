import { asTensor, cast, type Tensor, type TensorLike } from '@oneiros/tensor';
import { squeezeOrExpandToSameRank } from '../reduction.ts';

/** Truth and prediction as tensors of the dtype of the prediction. */
export function paired(yTrue: TensorLike, yPred: TensorLike): readonly [Tensor, Tensor] {
  const p = asTensor(yPred);
  return [cast(asTensor(yTrue), p.dtype), p];
}
/** The same, also of one rank where only a last dimension of size 1 is missing. */
export function aligned(yTrue: TensorLike, yPred: TensorLike): readonly [Tensor, Tensor] {
  return squeezeOrExpandToSameRank(...paired(yTrue, yPred));
}

import { argmax, asTensor, cast, equal, type Tensor, type TensorLike } from '@oneiros/tensor';

/** 1 where the class number `classes` is that of the greatest prediction, else 0. */
export function hits(classes: Tensor, yPred: TensorLike): Tensor {
  const best = argmax(asTensor(yPred), { axis: -1 });
  return cast(equal(cast(classes, best.dtype), best), 'float32');
}

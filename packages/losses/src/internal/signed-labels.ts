import { all, equal, logicalOr, multiply, subtract, type Tensor, where } from '@oneiros/tensor';

/** Labels 0 and 1 as -1 and 1; where there are others, all stay as they are. */
export function signedLabels(yTrue: Tensor): Tensor {
  return where(all(logicalOr(equal(yTrue, 0), equal(yTrue, 1))), subtract(multiply(yTrue, 2), 1), yTrue);
}

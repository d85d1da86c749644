import { add, multiply, type Tensor } from '@oneiros/tensor';

/** Truth drawn by the share `smoothing` towards an equal chance of all `classes`. */
export function smoothLabels(yTrue: Tensor, smoothing: number, classes: number): Tensor {
  return smoothing ? add(multiply(yTrue, 1 - smoothing), smoothing / classes) : yTrue;
}

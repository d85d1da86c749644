import { clip } from '../ops/clip.ts';
import { divide } from '../ops/divide.ts';
import { log } from '../ops/log.ts';
import { logSoftmax } from '../ops/log-softmax.ts';
import { sum } from '../ops/sum.ts';
import type { Tensor } from '../tensor.ts';
import { epsilon } from './epsilon.ts';

/** Logarithms of the probabilities of classes along `axis`, from logits or from probabilities, which are made to sum to 1. */
export function logProbabilities(output: Tensor, fromLogits: boolean, axis: number): Tensor {
  if (fromLogits) return logSoftmax(output, { axis });
  return log(clip(divide(output, sum(output, { axis, keepdims: true })), epsilon, 1 - epsilon));
}

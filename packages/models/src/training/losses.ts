import { deserialize, expected, OneirosError, show } from '@oneiros/core';
import { Loss, type LossFunction, LossFunctionWrapper } from '@oneiros/losses';
import type { Tensor } from '@oneiros/tensor';
import type { LossLike } from './compiled.ts';
import type { RunningMean } from './running-mean.ts';

/** The losses of a model. */
export interface Losses {
  /** With several losses, the mean of each. */
  readonly trackers: readonly RunningMean[];
  /** The weighted sum of the losses; `null` where no output has one. Adds each to its tracker. */
  compute(y: unknown, yPred: unknown, sampleWeight: unknown): Tensor | null;
}

/** The loss that a name, function or object means; which cross-entropy 'crossentropy' is depends on the shapes. */
export function lossOf(given: LossLike, truth: Tensor, prediction: Tensor): Loss {
  const name =
    typeof given === 'string' && ['crossentropy', 'ce'].includes(given.toLowerCase())
      ? `${variant(truth, prediction)}Crossentropy`
      : given;
  const found = typeof name === 'string' ? deserialize(name, 'losses', 'compile: loss') : name;
  if (found instanceof Loss) return found as Loss;
  if (typeof found === 'function') return new LossFunctionWrapper(found as LossFunction);
  throw expected('compile: loss', 'a loss, a function or a name', show(found));
}

/** The loss of a batch. */
export function applyLoss(loss: Loss, truth: Tensor, prediction: Tensor, sampleWeight: Tensor | null): Tensor {
  // Broadcasting would make a loss of targets for another number of samples.
  if (truth.shape[0] !== prediction.shape[0])
    throw expected(
      'fit: y',
      `${prediction.shape[0]} targets for a batch of ${prediction.shape[0]} outputs`,
      `targets of shape [${truth.shape}] for outputs of shape [${prediction.shape}]`,
      'The first dimension counts the samples: does the model keep it?',
    );
  return told(`loss ${loss.name}`, truth, prediction, () => loss.apply(truth, prediction, { sampleWeight }));
}

/** Which kind of class problem targets and predictions are, as 'accuracy' and 'crossentropy' mean it. */
export function variant(truth: Tensor | null, prediction: Tensor): 'Binary' | 'SparseCategorical' | 'Categorical' {
  if (prediction.shape.at(-1) === 1) return 'Binary';
  if (truth && (truth.rank < prediction.rank || (truth.shape.at(-1) === 1 && (prediction.shape.at(-1) ?? 0) > 1)))
    return 'SparseCategorical';
  return 'Categorical';
}

/** Runs `body`; an error in it says where it happened and with which shapes. */
export function told<R>(what: string, truth: Tensor, prediction: Tensor, body: () => R): R {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof OneirosError)) throw error;
    throw new OneirosError(
      `${what} with targets of shape [${truth.shape}] and outputs of shape [${prediction.shape}]: ${error.message}`,
      { cause: error },
    );
  }
}

import { expected, flatten, isPlainObject, show } from '@oneiros/core';
import type { Loss } from '@oneiros/losses';
import { Tensor } from '@oneiros/tensor';
import type { LossLike } from './compiled.ts';
import { applyLoss, type Losses, lossOf } from './losses.ts';

/** The loss of a model with one output. */
export class SingleLoss implements Losses {
  readonly trackers: readonly [] = [];
  readonly #given: LossLike;
  readonly #output: string;
  #loss: Loss | null = null;

  constructor(given: LossLike, output: string) {
    this.#given = given;
    this.#output = output;
  }

  compute(y: unknown, yPred: unknown, sampleWeight: unknown): Tensor {
    const prediction = yPred as Tensor;
    const truth = this.#only('fit: y', y, 'targets, as the model has a loss');
    this.#loss ??= lossOf(this.#given, truth, prediction);
    const weight = sampleWeight === null ? null : this.#only('fit: sampleWeight', sampleWeight, 'weights');
    return applyLoss(this.#loss, truth, prediction, weight);
  }

  /** The tensor for the output, which may come in an array or under the output's name. */
  #only(subject: string, tree: unknown, what: string): Tensor {
    const leaves = flatten(tree).filter((leaf) => leaf instanceof Tensor);
    if (leaves.length === 1 && (!isPlainObject(tree) || this.#output in tree)) return leaves[0]!;
    throw expected(
      subject,
      what,
      isPlainObject(tree) ? `${show(Object.keys(tree))} for output '${this.#output}'` : `${leaves.length || 'none'}`,
      'Pass one array for each output, in an array or by name.',
    );
  }
}

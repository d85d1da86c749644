import { expected, flatten } from '@oneiros/core';
import type { Loss } from '@oneiros/losses';
import { add, multiply, type Tensor } from '@oneiros/tensor';
import type { LossLike, PerOutput } from './compiled.ts';
import { applyLoss, type Losses, lossOf } from './losses.ts';
import { inOrder, keysOf, perOutput } from './outputs.ts';
import { RunningMean } from './running-mean.ts';

/** One loss of one output. */
interface OutputLoss {
  readonly output: number;
  readonly loss: Loss;
  readonly factor: number | null;
  /** With several losses, the mean of this one, without its factor. */
  readonly tracker: RunningMean | null;
}

/** The losses of all outputs. */
export class CompiledLosses implements Losses {
  readonly #given: PerOutput<LossLike>;
  readonly #weights: PerOutput<number> | null;
  readonly #names: readonly string[];
  #losses: readonly OutputLoss[] | null = null;

  constructor(given: PerOutput<LossLike>, weights: PerOutput<number> | null, names: readonly string[]) {
    this.#given = given;
    this.#weights = weights;
    this.#names = names;
  }
  get trackers(): readonly RunningMean[] {
    return (this.#losses ?? []).flatMap(({ tracker }) => (tracker ? [tracker] : []));
  }

  compute(y: unknown, yPred: unknown, sampleWeight: unknown): Tensor | null {
    const predictions = flatten(yPred) as Tensor[];
    const given = perOutput<PerOutput<LossLike>>(
      'compile: loss',
      this.#given,
      predictions.length,
      this.#names,
      keysOf(yPred),
    ).map(lossList);
    const truths = this.#truths(y, yPred, predictions, given);
    const weights = sampleWeight === null ? [] : inOrder('fit: sampleWeight', sampleWeight, yPred, this.#names);
    this.#losses ??= this.#build(given, truths, predictions, yPred);
    let total: Tensor | null = null;
    for (const { output, loss, factor, tracker } of this.#losses) {
      const prediction = predictions[output]!;
      const truth = truths[output]!;
      const weight = (weights.length > 1 ? weights[output] : weights[0]) ?? null;
      const value = applyLoss(loss, truth, prediction, weight);
      tracker?.update(value, prediction.shape[0] ?? 1);
      const scaled = factor === null ? value : multiply(value, factor);
      total = total ? add(total, scaled) : scaled;
    }
    return total;
  }

  /** One target for each output that has a loss; targets given by place may be only those. */
  #truths(
    y: unknown,
    yPred: unknown,
    predictions: readonly Tensor[],
    given: readonly (readonly LossLike[])[],
  ): readonly (Tensor | null)[] {
    const found = inOrder('fit: y', y, yPred, this.#names);
    const active = given.filter((losses) => losses.length > 0).length;
    let at = 0;
    const truths =
      found.length === predictions.length
        ? found
        : found.length === active
          ? given.map((losses) => (losses.length ? found[at++]! : null))
          : [];
    const missing = given.findIndex((losses, i) => losses.length > 0 && !truths[i]);
    if (missing === -1) return truths;
    const names = this.#names.length ? ` (${this.#names.join(', ')})` : '';
    const received =
      found.length === predictions.length
        ? `none for output ${this.#names[missing] ?? missing}`
        : found.length
          ? `${found.length}`
          : 'none';
    throw expected(
      'fit: y',
      predictions.length > 1 ? `targets for ${predictions.length} outputs${names}` : 'targets, as the model has a loss',
      received,
      'Pass one array for each output, in an array or by name.',
    );
  }

  #build(
    given: readonly (readonly LossLike[])[],
    truths: readonly (Tensor | null)[],
    predictions: readonly Tensor[],
    yPred: unknown,
  ): readonly OutputLoss[] {
    const keys = keysOf(yPred);
    const names = keys ?? this.#names;
    const found = given.flatMap((losses, output) =>
      losses.map((loss) => ({ output, loss: lossOf(loss, truths[output]!, predictions[output]!) })),
    );
    // Factors belong to outputs, or one to each where an output has several losses.
    const flat = this.#weights === null ? [] : (flatten(this.#weights) as number[]);
    const single = predictions.length === 1 && flat.length === found.length;
    const factors =
      this.#weights === null || single
        ? []
        : perOutput<number>('compile: lossWeights', this.#weights, predictions.length, this.#names, keys);
    return found.map(({ output, loss }, i) => ({
      output,
      loss,
      factor: (single ? flat[i] : factors[output]) ?? null,
      tracker: found.length > 1 ? new RunningMean(`${names[output] ?? loss.name}_loss`) : null,
    }));
  }
}

function lossList(given: PerOutput<LossLike>): readonly LossLike[] {
  return (Array.isArray(given) ? (given as readonly LossLike[]) : [given as LossLike]).filter((loss) => loss !== null);
}

import { deserialize, expected, flatten, isPlainObject } from '@oneiros/core';
import { FunctionLoss, Loss, type LossFunction } from '@oneiros/losses';
import { Mean } from '@oneiros/metrics';
import { add, multiply, type Tensor } from '@oneiros/tensor';
import type { LossLike, PerOutput } from './compiled.ts';
import { inOrder, keysOf, perOutput } from './outputs.ts';

/** The losses of all outputs. */
export class CompiledLosses {
  readonly #given: PerOutput<LossLike>;
  readonly #weights: PerOutput<number> | null;
  readonly #names: readonly string[];
  #losses: readonly (readonly Loss[])[] | null = null;
  #factors: readonly (number | null)[] = [];
  /** With several outputs, the mean of the loss of each. */
  trackers: readonly Mean[] = [];
  #tracked: readonly (Mean | null)[] = [];

  constructor(given: PerOutput<LossLike>, weights: PerOutput<number> | null, names: readonly string[]) {
    this.#given = given;
    this.#weights = weights;
    this.#names = names;
  }

  /** The weighted sum of the losses; `null` where no output has one. Notes the loss of each output. */
  compute(y: unknown, yPred: unknown, sampleWeight: unknown, record: boolean): Tensor | null {
    const predictions = flatten(yPred) as Tensor[];
    this.#build(yPred, predictions.length);
    const truths = inOrder(y, yPred, this.#names);
    const weights = sampleWeight === null ? [] : inOrder(sampleWeight, yPred, this.#names);
    const active = this.#losses!.filter((losses) => losses.length > 0).length;
    if (active && truths.length !== predictions.length && truths.length !== active) {
      throw expected('fit: y', `targets for ${predictions.length} outputs${this.#names.length ? ` (${this.#names.join(', ')})` : ''}`, `${truths.length}`, 'Pass one array for each output, in an array or by name.');
    }
    let total: Tensor | null = null;
    let at = 0;
    this.#losses!.forEach((losses, i) => {
      const truth = truths.length === predictions.length ? truths[i]! : truths[losses.length ? at++ : 0]!;
      for (const loss of losses) {
        const weight = weights.length > 1 ? weights[i] : weights[0];
        const value = loss.apply(truth, predictions[i]!, { sampleWeight: weight ?? null });
        if (record) this.#tracked[i]?.updateState(value, undefined, { sampleWeight: predictions[i]!.shape[0] ?? 1 });
        const factor = this.#factors[i] ?? null;
        const scaled = factor === null ? value : multiply(value, factor);
        total = total ? add(total, scaled) : scaled;
      }
    });
    return total;
  }

  #build(yPred: unknown, count: number): void {
    if (this.#losses) return;
    const keys = keysOf(yPred);
    const names = keys ?? this.#names;
    const flat = perOutput<PerOutput<LossLike>>('compile: loss', this.#given, count, this.#names, keys);
    this.#losses = flat.map((given) => (given === null ? [] : (Array.isArray(given) ? (given as readonly LossLike[]) : [given as LossLike]).flatMap((one) => (one === null ? [] : [lossOf(one)]))));
    this.#factors = this.#weights === null ? [] : perOutput<number>('compile: lossWeights', this.#weights, count, this.#names, keys);
    if (this.#losses.flat().length > 1) {
      this.#tracked = this.#losses.map((losses, i) => (losses.length ? new Mean({ name: `${names[i] ?? losses[0]!.name}_loss` }) : null));
      this.trackers = this.#tracked.filter((tracker) => tracker !== null);
    }
  }
}

/** The loss that a name, function or object means. */
function lossOf(given: LossLike): Loss {
  const found = typeof given === 'string' ? deserialize(given, 'losses', 'compile: loss') : given;
  if (found instanceof Loss) return found as Loss;
  if (typeof found === 'function') return new FunctionLoss(found as LossFunction);
  throw expected('compile: loss', 'a loss, a function or a name', isPlainObject(found) ? 'an object' : String(found));
}

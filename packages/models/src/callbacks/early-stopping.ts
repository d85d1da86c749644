import type { Tensor } from '@oneiros/tensor';
import type { Logs } from '../training/fit.ts';
import { Callback } from './callback.ts';
import { better, type Mode, monitored } from './monitor.ts';

export interface EarlyStoppingOptions {
  /** What to watch. Default 'val_loss'. */
  readonly monitor?: string;
  /** The least change that counts. Default 0. */
  readonly minDelta?: number;
  /** How many epochs without progress to wait. Default 0. */
  readonly patience?: number;
  readonly mode?: Mode;
  /** A value to be better than from the start. */
  readonly baseline?: number | null;
  /** Whether to put the weights of the best epoch back at the end. */
  readonly restoreBestWeights?: boolean;
  /** Epochs before watching begins. */
  readonly startFromEpoch?: number;
}

/**
 * Ends training when a quantity gets no better.
 *
 * ```ts
 * await model.fit(x, y, { validationSplit: 0.1, callbacks: [new EarlyStopping({ patience: 2, restoreBestWeights: true })] });
 * ```
 */
export class EarlyStopping extends Callback {
  readonly #options: Required<EarlyStoppingOptions>;
  #better: (value: number, than: number) => boolean = () => false;
  #best = Number.NaN;
  #wait = 0;
  #weights: Awaited<ReturnType<Tensor['data']>>[] | null = null;
  /** The epoch after which training ended; 0 if it ran to its end. */
  stoppedEpoch = 0;
  /** The best epoch. */
  bestEpoch = 0;

  constructor(options: EarlyStoppingOptions = {}) {
    super();
    this.#options = { monitor: 'val_loss', minDelta: 0, patience: 0, mode: 'auto', baseline: null, restoreBestWeights: false, startFromEpoch: 0, ...options };
  }
  override onTrainBegin(): void {
    const { monitor, mode, baseline } = this.#options;
    this.#better = better(monitor, mode);
    this.#best = baseline ?? Number.NaN;
    this.#wait = 0;
    this.#weights = null;
    this.stoppedEpoch = 0;
    this.bestEpoch = 0;
  }
  override async onEpochEnd(epoch: number, logs: Logs): Promise<void> {
    const { monitor, minDelta, patience, restoreBestWeights, startFromEpoch, baseline } = this.#options;
    if (epoch < startFromEpoch) return;
    const value = monitored('EarlyStopping', monitor, logs);
    if (restoreBestWeights && !this.#weights) await this.#keep(epoch); // even if no epoch is better than the first
    this.#wait++;
    if (Number.isNaN(this.#best) || this.#better(value - this.#direction() * Math.abs(minDelta), this.#best)) {
      this.#best = value;
      this.bestEpoch = epoch;
      if (restoreBestWeights) await this.#keep(epoch);
      if (baseline === null || this.#better(value, baseline)) this.#wait = 0;
      return;
    }
    if (this.#wait >= patience && epoch > 0) {
      this.stoppedEpoch = epoch;
      this.model.stopTraining = true;
    }
  }
  override onTrainEnd(): void {
    if (this.#options.restoreBestWeights && this.#weights) this.model.setWeights(this.#weights as ArrayBufferView[]);
    this.#weights = null;
  }
  /** 1 where more is better. */
  #direction(): number {
    return this.#better(1, 0) ? 1 : -1;
  }
  async #keep(epoch: number): Promise<void> {
    this.#weights = await this.model.getWeights();
    this.bestEpoch = epoch;
  }
}

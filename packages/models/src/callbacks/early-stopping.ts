import type { Tensor } from '@oneiros/tensor';
import { type Mode, MonitorCallback } from './internal/monitor-callback.ts';
import { say } from './internal/terminal.ts';
import type { Logs } from './logs.ts';

export interface EarlyStoppingOptions {
  /** What to watch. Default 'val_loss'. */
  readonly monitor?: string;
  /** The least change that counts. Default 0. */
  readonly minDelta?: number;
  /** How many epochs without progress to wait. Default 0. */
  readonly patience?: number;
  /** 1 says when it stops. Default 0. */
  readonly verbose?: 0 | 1;
  /** Whether less ('min') or more ('max') is better. Default 'auto': as the metric says. */
  readonly mode?: Mode;
  /** A value to be better than: without, waiting goes on. */
  readonly baseline?: number | null;
  /** Whether to put the weights of the best epoch back at the end. Default false. */
  readonly restoreBestWeights?: boolean;
  /** Epochs before watching begins. Default 0. */
  readonly startFromEpoch?: number;
}

/**
 * Ends training when a quantity gets no better.
 *
 * ```ts
 * await model.fit(x, y, { validationSplit: 0.1, callbacks: [new EarlyStopping({ patience: 2, restoreBestWeights: true })] });
 * ```
 */
export class EarlyStopping extends MonitorCallback {
  readonly #options: Required<EarlyStoppingOptions>;
  #wait = 0;
  #weights: Awaited<ReturnType<Tensor['data']>>[] | null = null;
  /** The epoch after which training ended; 0 if it ran to its end. */
  stoppedEpoch = 0;
  /** The best epoch. */
  bestEpoch = 0;
  /** The best value. */
  best: number | null = null;

  constructor(options: EarlyStoppingOptions = {}) {
    const all = {
      monitor: 'val_loss',
      minDelta: 0,
      patience: 0,
      verbose: 0,
      mode: 'auto',
      baseline: null,
      restoreBestWeights: false,
      startFromEpoch: 0,
      ...options,
    } as const;
    super(all.monitor, all.mode, all.minDelta);
    this.#options = all;
  }
  override onTrainBegin(): void {
    this.#wait = 0;
    this.#weights = null;
    this.stoppedEpoch = 0;
    this.bestEpoch = 0;
    this.best = null;
  }
  override async onEpochEnd(epoch: number, logs: Logs): Promise<void> {
    const { patience, restoreBestWeights, startFromEpoch, baseline } = this.#options;
    const value = this.monitored(logs);
    if (value === null || epoch < startFromEpoch) return;
    if (restoreBestWeights && !this.#weights) await this.#keep(epoch); // even if no epoch is better than the first
    this.#wait++;
    if (this.improves(value, this.best)) {
      this.best = value;
      this.bestEpoch = epoch;
      if (restoreBestWeights) await this.#keep(epoch);
      if (baseline === null || this.improves(value, baseline)) this.#wait = 0;
      return;
    }
    if (this.#wait >= patience && epoch > 0) {
      this.stoppedEpoch = epoch;
      this.model.stopTraining = true;
    }
  }
  override onTrainEnd(): void {
    const { verbose, restoreBestWeights } = this.#options;
    if (this.stoppedEpoch > 0 && verbose) say(`Epoch ${this.stoppedEpoch + 1}: early stopping`);
    if (!restoreBestWeights || !this.#weights) return;
    if (verbose) say(`Restoring the weights of the best epoch: ${this.bestEpoch + 1}.`);
    this.model.setWeights(this.#weights as ArrayBufferView[]);
    this.#weights = null;
  }
  async #keep(epoch: number): Promise<void> {
    this.#weights = (await this.model.getWeights()).map((values) => values.slice());
    this.bestEpoch = epoch;
  }
}

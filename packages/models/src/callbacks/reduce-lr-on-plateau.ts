import { expected } from '@oneiros/core';
import { type Mode, MonitorCallback } from './internal/monitor-callback.ts';
import { say } from './internal/terminal.ts';
import type { Logs } from './logs.ts';

export interface ReduceLROnPlateauOptions {
  /** What to watch. Default 'val_loss'. */
  readonly monitor?: string;
  /** By what to multiply the learning rate; below 1. Default 0.1. */
  readonly factor?: number;
  /** How many epochs without progress to wait. Default 10. */
  readonly patience?: number;
  /** 1 says when it acts. Default 0. */
  readonly verbose?: 0 | 1;
  /** Whether less ('min') or more ('max') is better. Default 'auto': as the metric says. */
  readonly mode?: Mode;
  /** The least change that counts. Default 1e-4. */
  readonly minDelta?: number;
  /** Epochs after a reduction in which it does not count. Default 0. */
  readonly cooldown?: number;
  /** The least learning rate. Default 0. */
  readonly minLr?: number;
}

/**
 * Lowers the learning rate when a quantity gets no better, and puts it into the logs as `learning_rate`.
 *
 * ```ts
 * new ReduceLROnPlateau({ monitor: 'val_loss', factor: 0.2, patience: 5, minLr: 1e-5 });
 * ```
 */
export class ReduceLROnPlateau extends MonitorCallback {
  readonly #options: Required<ReduceLROnPlateauOptions>;
  #best: number | null = null;
  #wait = 0;
  #cooldown = 0;

  constructor(options: ReduceLROnPlateauOptions = {}) {
    const all = {
      monitor: 'val_loss',
      factor: 0.1,
      patience: 10,
      verbose: 0,
      mode: 'auto',
      minDelta: 1e-4,
      cooldown: 0,
      minLr: 0,
      ...options,
    } as const;
    super(all.monitor, all.mode, all.minDelta);
    if (!(all.factor < 1)) throw expected('ReduceLROnPlateau: factor', 'a number below 1', String(all.factor));
    this.#options = all;
  }
  override onTrainBegin(): void {
    this.#best = null;
    this.#wait = 0;
    this.#cooldown = 0;
  }
  override async onEpochEnd(epoch: number, logs: { [name: string]: number }): Promise<void> {
    const rate = await this.model.optimizer.learningRate.item();
    logs.learning_rate = rate;
    const value = this.monitored(logs as Logs);
    if (value === null) return;
    if (this.#cooldown > 0) {
      this.#cooldown--;
      this.#wait = 0;
    }
    if (this.improves(value, this.#best)) {
      this.#best = value;
      this.#wait = 0;
    } else if (this.#cooldown === 0 && ++this.#wait >= this.#options.patience) {
      this.#reduce(epoch, rate);
    }
  }
  #reduce(epoch: number, rate: number): void {
    const { factor, minLr, cooldown, verbose } = this.#options;
    if (!(rate > Math.fround(minLr))) return;
    const reduced = Math.max(rate * factor, minLr);
    this.model.optimizer.learningRate = reduced;
    if (verbose) say(`Epoch ${epoch + 1}: ReduceLROnPlateau reducing learning rate to ${reduced}.`);
    this.#cooldown = cooldown;
    this.#wait = 0;
  }
}

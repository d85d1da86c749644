import { Callback } from './callback.ts';
import type { Logs } from './logs.ts';

/** Losses and metrics of each epoch: what `fit` returns. */
export class History extends Callback {
  /** Numbers of the epochs done. */
  readonly epoch: number[] = [];
  /** For each name its values, one an epoch. */
  readonly history: { [name: string]: number[] } = {};

  override onEpochEnd(epoch: number, logs: Logs): void {
    this.epoch.push(epoch);
    for (const [name, value] of Object.entries(logs)) (this.history[name] ??= []).push(value);
  }
}

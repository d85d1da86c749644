import { expected, show } from '@oneiros/core';
import { Callback } from '../callback.ts';
import type { Logs } from '../logs.ts';

/** Whether less or more of a quantity is better; 'auto' asks the metric. */
export type Mode = 'auto' | 'min' | 'max';

/** A callback that watches a quantity in the logs. */
export abstract class MonitorCallback extends Callback {
  readonly #monitor: string;
  readonly #mode: Mode;
  readonly #minDelta: number;
  #warned = false;

  constructor(monitor: string, mode: Mode, minDelta = 0) {
    super();
    if (!['auto', 'min', 'max'].includes(mode)) throw expected('mode', "'auto', 'min' or 'max'", show(mode));
    this.#monitor = monitor;
    this.#mode = mode;
    this.#minDelta = Math.abs(minDelta);
  }

  /** The watched value; `null`, with one warning, where the logs lack it. */
  protected monitored(logs: Logs): number | null {
    const value = logs[this.#monitor];
    if (value !== undefined) return value;
    if (!this.#warned) {
      const advice = this.#monitor.startsWith('val_')
        ? 'Pass validationData or validationSplit to fit.'
        : 'Name a metric given to compile.';
      console.warn(
        `${this.constructor.name}: expected monitor='${this.#monitor}' among the logs ${Object.keys(logs).join(', ')}. ${advice}`,
      );
    }
    this.#warned = true;
    return null;
  }
  /** Whether `value` is better than `than` by at least the least change; anything is better than `null`. */
  protected improves(value: number, than: number | null): boolean {
    if (than === null) return true;
    return this.#upward() ? value - this.#minDelta > than : value + this.#minDelta < than;
  }

  #upward(): boolean {
    if (this.#mode !== 'auto') return this.#mode === 'max';
    const direction = this.model.compiled.directionOf(this.#monitor.replace(/^val_/, ''));
    if (direction !== null) return direction === 'up';
    throw expected(
      `monitor='${this.#monitor}'`,
      'a metric of which it is known whether more or less is better',
      'one of which it is not',
      "Pass mode: 'max' or mode: 'min'.",
    );
  }
}

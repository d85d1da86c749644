import { callbacks } from 'oneiros';

/** The milliseconds of the epoch that ended last. */
export class EpochClock extends callbacks.Callback {
  #start = 0;
  milliseconds = 0;
  override onEpochBegin(): void {
    this.#start = performance.now();
  }
  override onEpochEnd(): void {
    this.milliseconds = performance.now() - this.#start;
  }
}

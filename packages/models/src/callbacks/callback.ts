import type { Model } from '../model.ts';
import type { Logs } from './logs.ts';

/** What the training at hand is: number of epochs, of steps in an epoch if known, verbosity. */
export interface CallbackParams {
  readonly epochs?: number;
  readonly steps?: number | null;
  readonly verbose?: 0 | 1 | 2;
}

/**
 * Is told of what happens in fit, evaluate and predict. Override what you need; methods may be async and are waited for.
 *
 * ```ts
 * class Beep extends Callback {
 *   override onEpochEnd(epoch: number, logs: Logs): void { console.log(epoch, logs.loss); }
 * }
 * ```
 */
export abstract class Callback {
  /** The model being trained. */
  model!: Model;
  params: CallbackParams = {};

  /** Whether `onTrainBatchEnd` needs the logs of this batch now: reading them waits for the step. */
  wantsBatchLogs(): boolean {
    return this.onTrainBatchEnd !== Callback.prototype.onTrainBatchEnd;
  }
  /** The epoch at which to go on, of a callback that has restored an interrupted training. Asked after `onTrainBegin`. */
  resumeAt(): number | null {
    return null;
  }
  onTrainBegin(): void | Promise<void> {}
  onTrainEnd(_logs: Logs): void | Promise<void> {}
  onEpochBegin(_epoch: number): void | Promise<void> {}
  /** `logs` is one object for all callbacks: what is put into it, those that come later see, `History` among them. */
  onEpochEnd(_epoch: number, _logs: Logs): void | Promise<void> {}
  onTrainBatchBegin(_batch: number): void | Promise<void> {}
  /** `logs` holds the means since the epoch began. */
  onTrainBatchEnd(_batch: number, _logs: Logs): void | Promise<void> {}
  onTestBegin(): void | Promise<void> {}
  onTestEnd(_logs: Logs): void | Promise<void> {}
  onTestBatchBegin(_batch: number): void | Promise<void> {}
  /** `logs` holds the means since the evaluation began. */
  onTestBatchEnd(_batch: number, _logs: Logs): void | Promise<void> {}
  onPredictBegin(): void | Promise<void> {}
  onPredictEnd(): void | Promise<void> {}
  onPredictBatchBegin(_batch: number): void | Promise<void> {}
  onPredictBatchEnd(_batch: number): void | Promise<void> {}
}

type Event = Exclude<{ [K in keyof Callback]: K extends `on${string}` ? K : never }[keyof Callback], undefined>;

/** Several callbacks, told one after the other. */
export class CallbackList {
  readonly #callbacks: readonly Callback[];

  constructor(callbacks: readonly Callback[], model: Model, params: CallbackParams) {
    this.#callbacks = callbacks;
    for (const callback of callbacks) {
      callback.model = model;
      callback.params = params;
    }
  }
  /** Whether any of them needs the logs of the present batch. */
  wantsBatchLogs(): boolean {
    return this.#callbacks.some((callback) => callback.wantsBatchLogs());
  }
  /** The epoch at which one of them wants to go on. */
  resumeAt(): number | null {
    return this.#callbacks.map((callback) => callback.resumeAt()).find((epoch) => epoch !== null) ?? null;
  }
  /** Whether any of them looks at batches of an evaluation. */
  wantsTestLogs(): boolean {
    return this.#callbacks.some((callback) => callback.onTestBatchEnd !== Callback.prototype.onTestBatchEnd);
  }
  async call<E extends Event>(event: E, ...args: Parameters<Callback[E]>): Promise<void> {
    for (const callback of this.#callbacks) {
      const waiting = (callback[event] as (...all: unknown[]) => void | Promise<void>)(...args);
      if (waiting) await waiting;
    }
  }
}

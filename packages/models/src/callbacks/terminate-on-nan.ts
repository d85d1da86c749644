import { OneirosError } from '@oneiros/core';
import { Callback } from './callback.ts';
import { say } from './internal/terminal.ts';
import type { Logs } from './logs.ts';

export interface TerminateOnNaNOptions {
  /** Whether to throw, and not only stop. Default false. */
  readonly raiseError?: boolean;
}

/**
 * Ends training as soon as the loss is NaN or infinite. It waits for the loss of every batch.
 *
 * ```ts
 * await model.fit(x, y, { callbacks: [new TerminateOnNaN()] });
 * ```
 */
export class TerminateOnNaN extends Callback {
  readonly #raiseError: boolean;

  constructor({ raiseError = false }: TerminateOnNaNOptions = {}) {
    super();
    this.#raiseError = raiseError;
  }
  override onTrainBatchEnd(batch: number, { loss }: Logs): void {
    if (loss === undefined || Number.isFinite(loss)) return;
    if (this.#raiseError)
      throw new OneirosError(
        `fit: expected a finite loss. Received: loss=${loss} at batch ${batch}. Lower the learning rate, clip gradients, or look for NaN in the data.`,
      );
    say(`Batch ${batch}: Invalid loss, terminating training`);
    this.model.stopTraining = true;
  }
}

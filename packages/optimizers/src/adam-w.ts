import { expected, type Fields } from '@oneiros/core';
import { Adam, type AdamOptions, adamFields } from './adam.ts';

export interface AdamWOptions extends AdamOptions {
  /** Share of itself that a weight loses at each step, times the learning rate. Default 0.004. */
  readonly weightDecay?: number;
}

/**
 * Adam with weight decay that does not pass through the averages of gradients. Loshchilov & Hutter, 2017.
 *
 * ```ts
 * const optimizer = new AdamW({ learningRate: 1e-3, weightDecay: 0.01 });
 * optimizer.excludeFromWeightDecay({ varNames: ['bias', 'gamma', 'beta'] });
 * ```
 */
export class AdamW extends Adam<AdamWOptions> {
  static override readonly className: string = 'keras.optimizers.AdamW';
  static override readonly fields: Fields<AdamOptions> = adamFields(0.004);

  constructor(options: AdamWOptions = {}) {
    super(options);
    if (this.options.weightDecay === null)
      throw expected('AdamW.weightDecay', 'a number', 'null', 'Use Adam, which decays nothing.');
  }
}

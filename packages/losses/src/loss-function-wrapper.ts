import { type Fields, reference } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import { Loss, type LossFunction, type LossOptions, lossFields } from './loss.ts';

interface LossFunctionWrapperConfig extends LossOptions {
  /** Gives the loss of each sample from truth and prediction. */
  readonly fn: LossFunction | string;
}

/**
 * A loss made of a function that gives one value for each sample.
 *
 * ```ts
 * new LossFunctionWrapper((yTrue, yPred) => ops.max(ops.abs(ops.subtract(yTrue, yPred)), { axis: -1 }), { reduction: 'sum' });
 * ```
 * To save it, register the function: `definePlugin({ name: 'mine', functions: { 'mine>worst': worst } })`.
 */
export class LossFunctionWrapper extends Loss<LossFunctionWrapperConfig> {
  static override readonly className: string = 'keras.src.losses.losses.LossFunctionWrapper';
  static override readonly registeredName: string | null = 'LossFunctionWrapper';
  static override readonly fields: Fields<LossFunctionWrapperConfig> = /* #__PURE__ */ (() => ({
    ...lossFields('loss_function_wrapper'),
    fn: reference<LossFunction>('functions', (value): value is LossFunction => typeof value === 'function'),
  }))();

  constructor(fn: LossFunction | string, options: LossOptions = {}) {
    super({ ...options, fn });
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return this.config.fn(yTrue, yPred);
  }
}

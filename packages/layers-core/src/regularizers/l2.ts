import type { Fields } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import { factor, squarePenalty } from './internal/penalty.ts';
import { Regularizer } from './regularizer.ts';

export interface L2Options {
  /** Factor of the penalty. Default 0.01. */
  readonly l2?: number;
}

/**
 * The penalty l2 · Σ x², which keeps weights small.
 *
 * ```ts
 * new Dense(64, { kernelRegularizer: new L2({ l2: 1e-4 }) });
 * ```
 */
export class L2 extends Regularizer<L2Options> {
  static override readonly className: string = 'keras.regularizers.L2';
  static override readonly fields: Fields<L2Options> = { l2: factor(0.01) };

  constructor(options: L2Options = {}) {
    super(options);
  }
  override call(x: Tensor): Tensor {
    return squarePenalty(x, this.config.l2);
  }
}

import type { Fields } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import { absolutePenalty, factor } from './internal/penalty.ts';
import { Regularizer } from './regularizer.ts';

export interface L1Options {
  /** Factor of the penalty; kept as a float32, as Keras does. Default 0.01. */
  readonly l1?: number;
}

/**
 * The penalty l1 · Σ |x|, which makes weights sparse.
 *
 * ```ts
 * new Dense(64, { kernelRegularizer: new L1({ l1: 1e-4 }) });
 * ```
 */
export class L1 extends Regularizer<L1Options> {
  static override readonly className: string = 'keras.regularizers.L1';
  static override readonly fields: Fields<L1Options> = { l1: factor(0.01, Math.fround) };

  constructor(options: L1Options = {}) {
    super(options);
  }
  override call(x: Tensor): Tensor {
    return absolutePenalty(x, this.config.l1);
  }
}

import type { Fields } from '@oneiros/core';
import { add, type Tensor } from '@oneiros/tensor';
import { absolutePenalty, factor, squarePenalty } from './internal/penalty.ts';
import { Regularizer } from './regularizer.ts';

export interface L1L2Options {
  /** Factor of Σ |x|. Default 0. */
  readonly l1?: number;
  /** Factor of Σ x². Default 0. */
  readonly l2?: number;
}

/**
 * The penalty l1 · Σ |x| + l2 · Σ x².
 *
 * ```ts
 * new Dense(64, { kernelRegularizer: new L1L2({ l1: 1e-5, l2: 1e-4 }) });
 * ```
 */
export class L1L2 extends Regularizer<L1L2Options> {
  static override readonly className: string = 'keras.regularizers.L1L2';
  static override readonly fields: Fields<L1L2Options> = { l1: factor(0), l2: factor(0) };

  constructor(options: L1L2Options = {}) {
    super(options);
  }
  override call(x: Tensor): Tensor {
    const { l1, l2 } = this.config;
    if (l1 === 0) return squarePenalty(x, l2);
    return l2 === 0 ? absolutePenalty(x, l1) : add(absolutePenalty(x, l1), squarePenalty(x, l2));
  }
}

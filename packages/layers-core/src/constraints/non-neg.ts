import { maximum, type Tensor } from '@oneiros/tensor';
import { Constraint } from './constraint.ts';

/**
 * Keeps weights at or above zero.
 *
 * ```ts
 * new Dense(64, { kernelConstraint: new NonNeg() });
 * ```
 */
export class NonNeg extends Constraint {
  static override readonly className: string = 'keras.constraints.NonNeg';

  constructor(options: object = {}) {
    super(options);
  }
  override call(x: Tensor): Tensor {
    return maximum(x, 0);
  }
}

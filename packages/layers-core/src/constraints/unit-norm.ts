import type { Fields } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import { Constraint } from './constraint.ts';
import { type NormAxis, normAxis, normalized, norms } from './internal/norms.ts';

export interface UnitNormOptions {
  /** Axes of a unit's inputs: 0, the default, for Dense; [0, 1, 2] for Conv2D. */
  readonly axis?: NormAxis;
}

/**
 * Keeps the norm of each unit's weights at 1.
 *
 * ```ts
 * new Dense(64, { kernelConstraint: new UnitNorm() });
 * ```
 */
export class UnitNorm extends Constraint<UnitNormOptions> {
  static override readonly className: string = 'keras.constraints.UnitNorm';
  static override readonly fields: Fields<UnitNormOptions> = { axis: normAxis() };

  constructor(options: UnitNormOptions = {}) {
    super(options);
  }
  override call(x: Tensor): Tensor {
    return normalized(x, norms(x, this.config.axis));
  }
}

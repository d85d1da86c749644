import { type Fields, float } from '@oneiros/core';
import { clip, type Tensor } from '@oneiros/tensor';
import { Constraint } from './constraint.ts';
import { type NormAxis, normAxis, norms, withNorms } from './internal/norms.ts';

export interface MaxNormOptions {
  /** The largest norm. Default 2. */
  readonly maxValue?: number;
  /** Axes of a unit's inputs: 0, the default, for Dense; [0, 1, 2] for Conv2D. */
  readonly axis?: NormAxis;
}

/**
 * Keeps the norm of each unit's weights at or under `maxValue`.
 *
 * ```ts
 * new Dense(64, { kernelConstraint: new MaxNorm({ maxValue: 3 }) });
 * ```
 */
export class MaxNorm extends Constraint<MaxNormOptions> {
  static override readonly className: string = 'keras.constraints.MaxNorm';
  static override readonly fields: Fields<MaxNormOptions> = { maxValue: float(2), axis: normAxis() };

  constructor(options: MaxNormOptions = {}) {
    super(options);
  }
  override call(x: Tensor): Tensor {
    const { maxValue, axis } = this.config;
    const present = norms(x, axis);
    return withNorms(x, clip(present, 0, maxValue), present);
  }
}

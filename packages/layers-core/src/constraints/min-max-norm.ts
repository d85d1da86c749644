import { type Fields, float } from '@oneiros/core';
import { add, clip, multiply, type Tensor } from '@oneiros/tensor';
import { Constraint } from './constraint.ts';
import { type NormAxis, normAxis, norms, withNorms } from './internal/norms.ts';

export interface MinMaxNormOptions {
  /** The smallest norm. Default 0. */
  readonly minValue?: number;
  /** The largest norm. Default 1. */
  readonly maxValue?: number;
  /** Which part of the way to the nearest norm between them is gone at each update. Default 1. */
  readonly rate?: number;
  /** Axes of a unit's inputs: 0, the default, for Dense; [0, 1, 2] for Conv2D. */
  readonly axis?: NormAxis;
}

/**
 * Keeps the norm of each unit's weights between two values.
 *
 * ```ts
 * new Dense(64, { kernelConstraint: new MinMaxNorm({ minValue: 0.5, maxValue: 2 }) });
 * ```
 */
export class MinMaxNorm extends Constraint<MinMaxNormOptions> {
  static override readonly className: string = 'keras.constraints.MinMaxNorm';
  static override readonly fields: Fields<MinMaxNormOptions> = {
    minValue: float(0),
    maxValue: float(1),
    rate: float(1),
    axis: normAxis(),
  };

  constructor(options: MinMaxNormOptions = {}) {
    super(options);
  }
  override call(x: Tensor): Tensor {
    const { minValue, maxValue, rate, axis } = this.config;
    const present = norms(x, axis);
    const desired = add(multiply(clip(present, minValue, maxValue), rate), multiply(present, 1 - rate));
    return withNorms(x, desired, present);
  }
}

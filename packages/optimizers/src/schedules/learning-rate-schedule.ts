import { Configurable } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';

/**
 * A learning rate that depends on the number of steps done.
 *
 * ```ts
 * class Halving extends LearningRateSchedule {
 *   override call(step: Tensor): Tensor { return ops.power(0.5, ops.floorDivide(step, 100)); }
 * }
 * ```
 */
export abstract class LearningRateSchedule<C extends object = object> extends Configurable<C> {
  /** The rate after `step` steps, an integer scalar. */
  abstract call(step: Tensor): Tensor;
}

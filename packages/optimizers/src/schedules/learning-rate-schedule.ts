import { Configurable } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';

/** A learning rate that depends on the number of steps done. */
export abstract class LearningRateSchedule<C extends object = object> extends Configurable<C> {
  /** The rate after `step` steps, an integer scalar. */
  abstract call(step: Tensor): Tensor;
}

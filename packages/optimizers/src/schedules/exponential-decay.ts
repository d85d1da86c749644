import { boolean, type Fields, float, text } from '@oneiros/core';
import { cast, divide, floor, multiply, power, type Tensor } from '@oneiros/tensor';
import { positive } from './internal/positive.ts';
import { LearningRateSchedule } from './learning-rate-schedule.ts';

export interface ExponentialDecayOptions {
  /** Whether the rate falls only after every `decaySteps`. Default false. */
  readonly staircase?: boolean;
  readonly name?: string;
}
interface ExponentialDecayConfig extends ExponentialDecayOptions {
  readonly initialLearningRate: number;
  readonly decaySteps: number;
  readonly decayRate: number;
}

/**
 * `initialLearningRate · decayRate ^ (step / decaySteps)`.
 *
 * ```ts
 * new SGD({ learningRate: new ExponentialDecay(0.1, 1000, 0.96, { staircase: true }) });
 * ```
 */
export class ExponentialDecay extends LearningRateSchedule<ExponentialDecayConfig> {
  static override readonly className: string = 'keras.optimizers.schedules.ExponentialDecay';
  static override readonly fields: Fields<ExponentialDecayConfig> = {
    initialLearningRate: float(),
    decaySteps: positive(),
    decayRate: float(),
    staircase: boolean(false),
    name: text('ExponentialDecay'),
  };

  constructor(
    initialLearningRate: number,
    decaySteps: number,
    decayRate: number,
    options: ExponentialDecayOptions = {},
  ) {
    super({ initialLearningRate, decaySteps, decayRate, ...options });
  }
  override call(step: Tensor): Tensor {
    const { initialLearningRate, decaySteps, decayRate, staircase } = this.config;
    const done = divide(cast(step, 'float32'), decaySteps);
    return multiply(power(decayRate, staircase ? floor(done) : done), initialLearningRate);
  }
}

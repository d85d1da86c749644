import { boolean, type Fields, float, text } from '@oneiros/core';
import { add, cast, divide, floor, multiply, type Tensor } from '@oneiros/tensor';
import { positive } from './internal/positive.ts';
import { LearningRateSchedule } from './learning-rate-schedule.ts';

export interface InverseTimeDecayOptions {
  /** Whether the rate falls only after every `decaySteps`. Default false. */
  readonly staircase?: boolean;
  readonly name?: string;
}
interface InverseTimeDecayConfig extends InverseTimeDecayOptions {
  readonly initialLearningRate: number;
  readonly decaySteps: number;
  readonly decayRate: number;
}

/**
 * `initialLearningRate / (1 + decayRate · step / decaySteps)`.
 *
 * ```ts
 * new SGD({ learningRate: new InverseTimeDecay(0.1, 1, 0.5) });
 * ```
 */
export class InverseTimeDecay extends LearningRateSchedule<InverseTimeDecayConfig> {
  static override readonly className: string = 'keras.optimizers.schedules.InverseTimeDecay';
  static override readonly fields: Fields<InverseTimeDecayConfig> = {
    initialLearningRate: float(),
    decaySteps: positive(),
    decayRate: float(),
    staircase: boolean(false),
    name: text('InverseTimeDecay'),
  };

  constructor(
    initialLearningRate: number,
    decaySteps: number,
    decayRate: number,
    options: InverseTimeDecayOptions = {},
  ) {
    super({ initialLearningRate, decaySteps, decayRate, ...options });
  }
  override call(step: Tensor): Tensor {
    const { initialLearningRate, decaySteps, decayRate, staircase } = this.config;
    const done = divide(cast(step, 'float32'), decaySteps);
    return divide(initialLearningRate, add(multiply(staircase ? floor(done) : done, decayRate), 1));
  }
}

import { boolean, type Fields, float, text } from '@oneiros/core';
import { add, cast, ceil, divide, maximum, minimum, multiply, power, subtract, type Tensor } from '@oneiros/tensor';
import { positive } from './internal/positive.ts';
import { LearningRateSchedule } from './learning-rate-schedule.ts';

export interface PolynomialDecayOptions {
  /** Default 0.0001. */
  readonly endLearningRate?: number;
  /** Default 1: a straight line. */
  readonly power?: number;
  /** Whether it starts again, each time over more steps, when the end is passed. Default false. */
  readonly cycle?: boolean;
  readonly name?: string;
}
interface PolynomialDecayConfig extends PolynomialDecayOptions {
  readonly initialLearningRate: number;
  readonly decaySteps: number;
}

/**
 * From `initialLearningRate` to `endLearningRate` by `(1 - step / decaySteps) ^ power`.
 *
 * ```ts
 * new SGD({ learningRate: new PolynomialDecay(0.1, 10000, { endLearningRate: 0.01, power: 0.5 }) });
 * ```
 */
export class PolynomialDecay extends LearningRateSchedule<PolynomialDecayConfig> {
  static override readonly className: string = 'keras.optimizers.schedules.PolynomialDecay';
  static override readonly fields: Fields<PolynomialDecayConfig> = {
    initialLearningRate: float(),
    decaySteps: positive(),
    endLearningRate: float(0.0001),
    power: float(1),
    cycle: boolean(false),
    name: text('PolynomialDecay'),
  };

  constructor(initialLearningRate: number, decaySteps: number, options: PolynomialDecayOptions = {}) {
    super({ initialLearningRate, decaySteps, ...options });
  }
  override call(step: Tensor): Tensor {
    const { initialLearningRate, decaySteps, endLearningRate, power: exponent, cycle } = this.config;
    const done = cast(step, 'float32');
    // With `cycle` the end lies at the next multiple of decaySteps, and at decaySteps for step 0.
    const share = cycle
      ? divide(done, multiply(maximum(ceil(divide(done, decaySteps)), 1), decaySteps))
      : divide(minimum(done, decaySteps), decaySteps);
    return add(multiply(power(subtract(1, share), exponent), initialLearningRate - endLearningRate), endLearningRate);
  }
}

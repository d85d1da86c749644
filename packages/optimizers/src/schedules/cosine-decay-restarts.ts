import { type Fields, float, text } from '@oneiros/core';
import { add, cast, cos, divide, floor, log, multiply, power, subtract, type Tensor } from '@oneiros/tensor';
import { positive } from './internal/positive.ts';
import { LearningRateSchedule } from './learning-rate-schedule.ts';

export interface CosineDecayRestartsOptions {
  /** How many times longer each period is than the one before. Default 2. */
  readonly tMul?: number;
  /** How many times higher each period starts than the one before. Default 1. */
  readonly mMul?: number;
  /** The rate at the end of a period as a share of the first. Default 0. */
  readonly alpha?: number;
  readonly name?: string;
}
interface CosineDecayRestartsConfig extends CosineDecayRestartsOptions {
  readonly initialLearningRate: number;
  readonly firstDecaySteps: number;
}

/**
 * Cosine decay that starts again and again. Loshchilov & Hutter, 2016.
 *
 * ```ts
 * new SGD({ learningRate: new CosineDecayRestarts(0.1, 1000) });
 * ```
 */
export class CosineDecayRestarts extends LearningRateSchedule<CosineDecayRestartsConfig> {
  static override readonly className: string = 'keras.optimizers.schedules.CosineDecayRestarts';
  static override readonly fields: Fields<CosineDecayRestartsConfig> = {
    initialLearningRate: float(),
    firstDecaySteps: positive(),
    tMul: float(2),
    mMul: float(1),
    alpha: float(0),
    name: text('SGDRDecay'),
  };

  constructor(initialLearningRate: number, firstDecaySteps: number, options: CosineDecayRestartsOptions = {}) {
    super({ initialLearningRate, firstDecaySteps, ...options });
  }
  override call(step: Tensor): Tensor {
    const { initialLearningRate, mMul, alpha } = this.config;
    const [restarts, done] = this.#period(divide(cast(step, 'float32'), this.config.firstDecaySteps));
    const wave = multiply(multiply(power(mMul, restarts), 0.5), add(cos(multiply(done, Math.PI)), 1));
    return multiply(add(multiply(wave, 1 - alpha), alpha), initialLearningRate);
  }
  /** Number of the period that `periods`, measured in first ones, lies in, and what share of it is done. */
  #period(periods: Tensor): readonly [Tensor, Tensor] {
    const { tMul } = this.config;
    if (tMul === 1) {
      const whole = floor(periods);
      return [whole, subtract(periods, whole)];
    }
    // n periods take (1 − tⁿ) / (1 − t)
    const whole = floor(divide(log(subtract(1, multiply(periods, 1 - tMul))), Math.log(tMul)));
    const length = power(tMul, whole);
    return [whole, divide(subtract(periods, divide(subtract(1, length), 1 - tMul)), length)];
  }
}

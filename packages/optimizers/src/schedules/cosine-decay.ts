import { type Fields, float, nullable, text } from '@oneiros/core';
import { add, cast, cos, divide, less, minimum, multiply, subtract, type Tensor, where } from '@oneiros/tensor';
import { positive } from './internal/positive.ts';
import { LearningRateSchedule } from './learning-rate-schedule.ts';

export interface CosineDecayOptions {
  /** The rate at the end as a share of the first. Default 0. */
  readonly alpha?: number;
  readonly name?: string;
  /** The rate to which `warmupSteps` lead first; `null` (the default) for no warmup. */
  readonly warmupTarget?: number | null;
  readonly warmupSteps?: number;
}
interface CosineDecayConfig extends CosineDecayOptions {
  readonly initialLearningRate: number;
  readonly decaySteps: number;
}

/**
 * Half a wave of a cosine from `initialLearningRate` down over `decaySteps`; with a warmup up to `warmupTarget` before. Loshchilov & Hutter, 2016.
 *
 * ```ts
 * new SGD({ learningRate: new CosineDecay(0, 1000, { warmupTarget: 0.1, warmupSteps: 100 }) });
 * ```
 */
export class CosineDecay extends LearningRateSchedule<CosineDecayConfig> {
  static override readonly className: string = 'keras.optimizers.schedules.CosineDecay';
  static override readonly fields: Fields<CosineDecayConfig> = {
    initialLearningRate: float(),
    decaySteps: positive(),
    alpha: float(0),
    name: text('CosineDecay'),
    warmupTarget: nullable(float()),
    warmupSteps: float(0),
  };

  constructor(initialLearningRate: number, decaySteps: number, options: CosineDecayOptions = {}) {
    super({ initialLearningRate, decaySteps, ...options });
  }
  override call(step: Tensor): Tensor {
    const { initialLearningRate, decaySteps, warmupTarget, warmupSteps } = this.config;
    const done = cast(step, 'float32');
    if (warmupTarget === null) return this.#decayed(minimum(done, decaySteps), initialLearningRate);
    const rise = add(multiply(divide(done, warmupSteps || 1), warmupTarget - initialLearningRate), initialLearningRate);
    return where(
      less(done, warmupSteps),
      rise,
      this.#decayed(subtract(minimum(done, decaySteps + warmupSteps), warmupSteps), warmupTarget),
    );
  }
  #decayed(done: Tensor, from: number): Tensor {
    const { decaySteps, alpha } = this.config;
    const wave = multiply(add(cos(multiply(divide(done, decaySteps), Math.PI)), 1), 0.5);
    return multiply(add(multiply(wave, 1 - alpha), alpha), from);
  }
}

import { custom, expected, type Fields, type RequiredField, show, text } from '@oneiros/core';
import { cast, lessEqual, type Tensor, tensor, where } from '@oneiros/tensor';
import { LearningRateSchedule } from './learning-rate-schedule.ts';

export interface PiecewiseConstantDecayOptions {
  readonly name?: string;
}
interface PiecewiseConstantDecayConfig extends PiecewiseConstantDecayOptions {
  readonly boundaries: readonly number[];
  readonly values: readonly number[];
}

/**
 * One rate up to and with the first boundary, another up to the second, and so on; one value more than boundaries.
 *
 * ```ts
 * new SGD({ learningRate: new PiecewiseConstantDecay([100000, 110000], [1.0, 0.5, 0.1]) });
 * ```
 */
export class PiecewiseConstantDecay extends LearningRateSchedule<PiecewiseConstantDecayConfig> {
  static override readonly className: string = 'keras.optimizers.schedules.PiecewiseConstantDecay';
  static override readonly fields: Fields<PiecewiseConstantDecayConfig> = {
    boundaries: numbers(),
    values: numbers(),
    name: text('PiecewiseConstant'),
  };

  constructor(boundaries: readonly number[], values: readonly number[], options: PiecewiseConstantDecayOptions = {}) {
    super({ boundaries, values, ...options });
    if (boundaries.length !== values.length - 1)
      throw expected(
        'PiecewiseConstantDecay',
        'one value more than boundaries',
        `${boundaries.length} boundaries and ${values.length} values`,
      );
  }
  override call(step: Tensor): Tensor {
    const { boundaries, values } = this.config;
    // From the last range to the first: a step lies in the first whose boundary it does not pass.
    return boundaries.reduceRight<Tensor>(
      (rate, boundary, i) => where(lessEqual(step, cast(Math.trunc(boundary), step.dtype)), values[i]!, rate),
      tensor(values.at(-1)!),
    );
  }
}

function numbers(): RequiredField<readonly number[]> {
  return custom<readonly number[]>((value, where) => {
    if (Array.isArray(value) && value.every((v) => typeof v === 'number')) return value;
    throw expected(where, 'an array of numbers', show(value));
  });
}

import { custom, type DType, expected, type Fields, float, oneOf, type Shape, show } from '@oneiros/core';
import { makeDefaultSeed, type Tensor } from '@oneiros/tensor';
import type { SeedLike } from '../seed.ts';
import { Initializer } from './initializer.ts';
import { type ScaledDraw, scaledNormal, scaledTruncatedNormal, scaledUniform } from './internal/scaled-draws.ts';
import {
  drawScaled,
  type FanMode,
  type ScaledInitializerOptions,
  scaledFields,
} from './internal/scaled-initializer.ts';

/** From what the values are drawn; 'truncated_normal' ends at two standard deviations. */
type FanDistribution = 'truncated_normal' | 'untruncated_normal' | 'uniform';

export interface VarianceScalingOptions extends ScaledInitializerOptions {
  /** A positive factor. Default 1. */
  readonly scale?: number;
  /** Divide by the number of inputs ('fan_in', the default), of outputs ('fan_out') or by their mean ('fan_avg'). */
  readonly mode?: FanMode;
  /** Default 'truncated_normal', also called 'normal'. */
  readonly distribution?: FanDistribution | 'normal';
}

/**
 * Values whose variance is `scale` divided by the number of units of the weight.
 *
 * ```ts
 * new Dense(10, { kernelInitializer: new VarianceScaling({ scale: 0.1, mode: 'fan_avg' }) });
 * ```
 */
export class VarianceScaling extends Initializer<VarianceScalingOptions> {
  static override readonly className: string = 'keras.initializers.VarianceScaling';
  static override readonly fields: Fields<VarianceScalingOptions> = {
    seed: scaledFields.seed,
    scale: custom(positive, () => 1),
    mode: oneOf(['fan_in', 'fan_out', 'fan_avg'], 'fan_in'),
    distribution: custom<FanDistribution | 'normal'>(parseDistribution, () => 'truncated_normal'),
    inputAxes: scaledFields.inputAxes,
    outputAxes: scaledFields.outputAxes,
  };
  readonly #seed: SeedLike;

  constructor(options: VarianceScalingOptions = {}) {
    super(options);
    this.#seed = this.config.seed ?? makeDefaultSeed();
  }
  override call(shape: Shape, dtype: DType): Tensor {
    const { scale, mode, distribution, inputAxes, outputAxes } = this.config;
    return drawScaled(
      shape,
      dtype,
      { scale, mode, draw: draws[distribution as FanDistribution] },
      this.#seed,
      inputAxes,
      outputAxes,
    );
  }
}

const draws: { readonly [D in FanDistribution]: ScaledDraw } = {
  truncated_normal: scaledTruncatedNormal,
  untruncated_normal: scaledNormal,
  uniform: scaledUniform,
};

function positive(value: unknown, where: string): number {
  const number = float().parse(value, where);
  if (number > 0) return number;
  throw expected(where, 'a positive number', show(value));
}
function parseDistribution(value: unknown, where: string): FanDistribution {
  const name = value === 'normal' ? 'truncated_normal' : value;
  return oneOf(['truncated_normal', 'untruncated_normal', 'uniform'], 'uniform').parse(name, where);
}

import { type Fields, float } from '@oneiros/core';
import {
  add,
  clip,
  divide,
  full,
  multiply,
  power,
  square,
  subtract,
  type Tensor,
  type Variable,
  zeros,
} from '@oneiros/tensor';
import { Optimizer, type OptimizerOptions, optimizerFields, type StepContext } from './optimizer.ts';

export interface FtrlOptions extends OptimizerOptions {
  /** How step sizes fall with the sums of squares; at most 0. Default -0.5. */
  readonly learningRatePower?: number;
  /** With what the sums of squares start. Default 0.1. */
  readonly initialAccumulatorValue?: number;
  readonly l1RegularizationStrength?: number;
  readonly l2RegularizationStrength?: number;
  /** L2 penalty on gradients only. */
  readonly l2ShrinkageRegularizationStrength?: number;
  readonly beta?: number;
}

/**
 * Follows the regularized leader: for large, sparse, shallow models. McMahan et al., 2013.
 *
 * ```ts
 * model.compile({ optimizer: new Ftrl({ learningRate: 0.1, l1RegularizationStrength: 0.01 }), loss: 'mse' });
 * ```
 */
export class Ftrl extends Optimizer<FtrlOptions> {
  static override readonly className: string = 'keras.optimizers.Ftrl';
  static override readonly fields: Fields<FtrlOptions> = {
    ...optimizerFields(0.001),
    learningRatePower: float(-0.5),
    initialAccumulatorValue: float(0.1),
    l1RegularizationStrength: float(0),
    l2RegularizationStrength: float(0),
    l2ShrinkageRegularizationStrength: float(0),
    beta: float(0),
  };

  constructor(options: FtrlOptions = {}) {
    super(options);
  }
  protected override slotNames(): readonly string[] {
    return ['accumulator', 'linear'];
  }
  protected override initialSlot(name: string, { shape, dtype }: Variable): Tensor {
    return name === 'accumulator'
      ? full(shape, this.config.initialAccumulatorValue, { dtype })
      : zeros(shape, { dtype });
  }
  protected override updateStep(gradient: Tensor, variable: Variable, { learningRate, slot }: StepContext): void {
    const {
      learningRatePower,
      l1RegularizationStrength: l1,
      l2RegularizationStrength: l2,
      l2ShrinkageRegularizationStrength: shrinkage,
      beta,
    } = this.config;
    const accumulator = slot('accumulator');
    const linear = slot('linear');
    const root = (x: Tensor): Tensor => power(x, -learningRatePower);
    const sum = add(accumulator, square(gradient));
    const pull = shrinkage ? add(gradient, multiply(variable, 2 * shrinkage)) : gradient;
    const sigma = divide(subtract(root(sum), root(accumulator.value)), learningRate);
    linear.assign(add(linear, subtract(pull, multiply(sigma, variable))));
    const quadratic = add(divide(root(sum), learningRate), multiply(add(divide(beta / 2, learningRate), l2), 2));
    variable.assign(divide(subtract(clip(linear, -l1, l1), linear), quadratic));
    accumulator.assign(sum);
  }
}

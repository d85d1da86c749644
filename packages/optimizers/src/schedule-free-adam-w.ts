import { type Fields, float, integer, named } from '@oneiros/core';
import {
  add,
  copy,
  divide,
  minimum,
  multiply,
  power,
  sqrt,
  square,
  subtract,
  type Tensor,
  type Variable,
  zeros,
} from '@oneiros/tensor';
import { restOfOne } from './internal/rest-of-one.ts';
import { Optimizer, type OptimizerOptions, optimizerFields, type StepContext } from './optimizer.ts';

export interface ScheduleFreeAdamWOptions extends OptimizerOptions {
  /** Share of the average of all points in the point where gradients are taken. Default 0.9. */
  readonly beta1?: number;
  /** Decay of the average of squared gradients. Default 0.999. */
  readonly beta2?: number;
  /** Keeps the division from zero. Default 1e-8. */
  readonly epsilon?: number;
  /** Steps in which the learning rate rises to its value. Default 0. */
  readonly warmupSteps?: number;
}

/**
 * AdamW that averages its points and so needs no schedule that falls. Defazio et al., 2024.
 *
 * ```ts
 * model.compile({ optimizer: new ScheduleFreeAdamW({ learningRate: 0.0025, warmupSteps: 100 }), loss: 'mse' });
 * ```
 */
export class ScheduleFreeAdamW extends Optimizer<ScheduleFreeAdamWOptions> {
  static override readonly className: string = 'keras.optimizers.ScheduleFreeAdamW';
  static override readonly fields: Fields<ScheduleFreeAdamWOptions> = {
    ...optimizerFields(0.0025),
    beta1: named('beta_1', float(0.9)),
    beta2: named('beta_2', float(0.999)),
    epsilon: float(1e-8),
    warmupSteps: integer(0),
  };

  constructor(options: ScheduleFreeAdamWOptions = {}) {
    super(options);
  }
  protected override slotNames(): readonly string[] {
    return ['momentum', 'velocity'];
  }
  protected override initialSlot(name: string, { value, shape, dtype }: Variable): Tensor {
    return name === 'momentum' ? copy(value) : zeros(shape, { dtype });
  }
  protected override updateStep(gradient: Tensor, variable: Variable, { learningRate, step, slot }: StepContext): void {
    const { beta1, beta2, epsilon, warmupSteps } = this.config;
    const z = slot('momentum'); // the point that steps are made from
    const v = slot('velocity');
    const rate = warmupSteps > 0 ? multiply(learningRate, minimum(divide(step, warmupSteps), 1)) : learningRate;
    v.assign(add(v, multiply(subtract(square(gradient), v), restOfOne(beta2))));
    const scale = add(divide(sqrt(v), sqrt(subtract(1, power(beta2, step)))), epsilon);
    const rest = restOfOne(beta1);
    // y = β₁·x + (1 − β₁)·z holds the average x, in which the new z counts 1 / step.
    const average = subtract(variable, multiply(z, rest));
    z.assign(subtract(z, divide(multiply(gradient, rate), scale)));
    const weight = divide(1, step);
    variable.assign(add(multiply(average, subtract(1, weight)), multiply(z, add(multiply(weight, beta1), rest))));
  }
}

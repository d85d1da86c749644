import { type Fields, float, named } from '@oneiros/core';
import {
  add,
  divide,
  greater,
  logicalAnd,
  multiply,
  power,
  sqrt,
  square,
  subtract,
  sum,
  type Tensor,
  type Variable,
  where,
} from '@oneiros/tensor';
import { Optimizer, type OptimizerOptions, optimizerFields, type StepContext } from './optimizer.ts';

export interface LambOptions extends OptimizerOptions {
  /** Decay of the average of gradients. Default 0.9. */
  readonly beta1?: number;
  /** Decay of the average of their squares. Default 0.999. */
  readonly beta2?: number;
  /** Keeps the division from zero. Default 1e-7. */
  readonly epsilon?: number;
}

/**
 * Adam whose step has, for each weight, the length of the weight: for large batches. You et al., 2019.
 *
 * ```ts
 * model.compile({ optimizer: new Lamb({ learningRate: 1e-3 }), loss: 'mse' });
 * ```
 */
export class Lamb extends Optimizer<LambOptions> {
  static override readonly className: string = 'keras.optimizers.Lamb';
  static override readonly fields: Fields<LambOptions> = {
    ...optimizerFields(0.001),
    beta1: named('beta_1', float(0.9)),
    beta2: named('beta_2', float(0.999)),
    epsilon: float(1e-7),
  };

  constructor(options: LambOptions = {}) {
    super(options);
  }
  protected override slotNames(): readonly string[] {
    return ['momentum', 'velocity'];
  }
  protected override updateStep(gradient: Tensor, variable: Variable, { learningRate, step, slot }: StepContext): void {
    const { beta1, beta2, epsilon } = this.config;
    const m = slot('momentum');
    const v = slot('velocity');
    m.assign(add(m, multiply(subtract(gradient, m), 1 - beta1)));
    v.assign(add(v, multiply(subtract(square(gradient), v), 1 - beta2)));
    const spread = add(divide(sqrt(v), sqrt(subtract(1, power(beta2, step)))), epsilon);
    const update = divide(divide(m, subtract(1, power(beta1, step))), spread);
    const [weight, change] = [variable.value, update].map((x) => sqrt(sum(square(x)))) as [Tensor, Tensor];
    const ratio = where(logicalAnd(greater(weight, 0), greater(change, 0)), divide(weight, change), 1);
    variable.assign(subtract(variable, multiply(update, multiply(ratio, learningRate))));
  }
}

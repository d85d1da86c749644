import { type Fields, float, named } from '@oneiros/core';
import { abs, add, divide, maximum, multiply, power, subtract, type Tensor, type Variable } from '@oneiros/tensor';
import { Optimizer, type OptimizerOptions, optimizerFields, type StepContext } from './optimizer.ts';

export interface AdamaxOptions extends OptimizerOptions {
  /** Decay of the average of gradients. Default 0.9. */
  readonly beta1?: number;
  /** Decay of the greatest size of gradients. Default 0.999. */
  readonly beta2?: number;
  /** Keeps the division from zero. Default 1e-7. */
  readonly epsilon?: number;
}

/**
 * Adam with the greatest gradient in the place of the average square. Kingma & Ba, 2014.
 *
 * ```ts
 * model.compile({ optimizer: new Adamax({ learningRate: 2e-3 }), loss: 'mse' });
 * ```
 */
export class Adamax extends Optimizer<AdamaxOptions> {
  static override readonly className: string = 'keras.optimizers.Adamax';
  static override readonly fields: Fields<AdamaxOptions> = {
    ...optimizerFields(0.001),
    beta1: named('beta_1', float(0.9)),
    beta2: named('beta_2', float(0.999)),
    epsilon: float(1e-7),
  };

  constructor(options: AdamaxOptions = {}) {
    super(options);
  }
  protected override slotNames(): readonly string[] {
    return ['momentum', 'norm'];
  }
  protected override updateStep(gradient: Tensor, variable: Variable, { learningRate, step, slot }: StepContext): void {
    const { beta1, beta2, epsilon } = this.config;
    const m = slot('momentum');
    const u = slot('norm');
    m.assign(add(m, multiply(subtract(gradient, m), 1 - beta1)));
    u.assign(maximum(multiply(u, beta2), abs(gradient)));
    const rate = divide(learningRate, subtract(1, power(beta1, step))); // lr / (1 − β₁ᵗ)
    variable.assign(subtract(variable, divide(multiply(m, rate), add(u, epsilon))));
  }
}

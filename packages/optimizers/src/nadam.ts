import { type Fields, float, named } from '@oneiros/core';
import { add, divide, multiply, power, sqrt, square, subtract, type Tensor, type Variable } from '@oneiros/tensor';
import { restOfOne } from './internal/rest-of-one.ts';
import { Optimizer, type OptimizerOptions, optimizerFields, type StepContext } from './optimizer.ts';

export interface NadamOptions extends OptimizerOptions {
  /** Decay of the average of gradients. Default 0.9. */
  readonly beta1?: number;
  /** Decay of the average of their squares. Default 0.999. */
  readonly beta2?: number;
  /** Keeps the division from zero. Default 1e-7. */
  readonly epsilon?: number;
}

/**
 * Adam that looks ahead along its momentum, as Nesterov does. Dozat, 2015.
 *
 * ```ts
 * model.compile({ optimizer: new Nadam({ learningRate: 1e-3 }), loss: 'mse' });
 * ```
 */
export class Nadam extends Optimizer<NadamOptions> {
  static override readonly className: string = 'keras.optimizers.Nadam';
  static override readonly fields: Fields<NadamOptions> = {
    ...optimizerFields(0.001),
    beta1: named('beta_1', float(0.9)),
    beta2: named('beta_2', float(0.999)),
    epsilon: float(1e-7),
  };
  /** Product of the momentum's schedule so far. */
  #product!: Variable;

  constructor(options: NadamOptions = {}) {
    super(options);
  }
  protected override slotNames(): readonly string[] {
    return ['momentum', 'velocity'];
  }
  protected override buildShared(): void {
    this.#product = this.addShared('u_product', 1);
  }
  protected override updateShared({ step }: StepContext): void {
    this.#product.assign(multiply(this.#product, this.#momentum(step)));
  }
  protected override updateStep(gradient: Tensor, variable: Variable, { learningRate, step, slot }: StepContext): void {
    const { beta1, beta2, epsilon } = this.config;
    const m = slot('momentum');
    const v = slot('velocity');
    m.assign(add(m, multiply(subtract(gradient, m), restOfOne(beta1))));
    v.assign(add(v, multiply(subtract(square(gradient), v), restOfOne(beta2))));
    const next = this.#momentum(add(step, 1));
    // m̂ = uₜ₊₁ · m / (1 − Π uₜ₊₁) + (1 − uₜ) · g / (1 − Π uₜ)
    const ofAverage = divide(multiply(next, learningRate), subtract(1, multiply(this.#product, next)));
    const ofGradient = divide(multiply(subtract(1, this.#momentum(step)), learningRate), subtract(1, this.#product));
    const scale = sqrt(subtract(1, power(beta2, step)));
    const direction = add(multiply(m, ofAverage), multiply(gradient, ofGradient));
    variable.assign(subtract(variable, divide(direction, add(divide(sqrt(v), scale), epsilon))));
  }
  /** uₜ = β₁ · (1 − 0.96ᵗ / 2) */
  #momentum(step: Tensor): Tensor {
    return multiply(subtract(1, multiply(power(0.96, step), 0.5)), this.config.beta1);
  }
}

import { boolean, type Fields, float, named } from '@oneiros/core';
import {
  add,
  divide,
  maximum,
  multiply,
  power,
  sqrt,
  square,
  subtract,
  type Tensor,
  type Variable,
} from '@oneiros/tensor';
import { Optimizer, type OptimizerOptions, optimizerFields, type StepContext } from './optimizer.ts';

export interface AdamOptions extends OptimizerOptions {
  /** Decay of the average of gradients. Default 0.9. */
  readonly beta1?: number;
  /** Decay of the average of their squares. Default 0.999. */
  readonly beta2?: number;
  /** Keeps the division from zero. Default 1e-7. */
  readonly epsilon?: number;
  /** Whether to divide by the greatest average of squares so far. */
  readonly amsgrad?: boolean;
}

/** The fields of Adam, which its variants share. */
export function adamFields(weightDecay: number | null = null): Fields<AdamOptions> {
  return {
    ...optimizerFields(0.001, weightDecay),
    beta1: named('beta_1', float(0.9)),
    beta2: named('beta_2', float(0.999)),
    epsilon: float(1e-7),
    amsgrad: boolean(false),
  };
}

/**
 * Adam: steps by the average gradient over the root of its average square, both corrected for their start at zero.
 * Kingma & Ba, 2014.
 *
 * ```ts
 * model.compile({ optimizer: new Adam({ learningRate: 1e-3 }), loss: 'mse' });
 * ```
 */
export class Adam<C extends AdamOptions = AdamOptions> extends Optimizer<C> {
  static override readonly className: string = 'keras.optimizers.Adam';
  static override readonly fields: Fields<AdamOptions> = adamFields();

  constructor(options: AdamOptions = {}) {
    super(options as C);
  }
  protected override slotNames(): readonly string[] {
    return ['momentum', 'velocity'];
  }
  protected override slotGroups(): readonly (readonly string[])[] {
    return [this.slotNames(), ...((this.config as AdamOptions).amsgrad ? [['velocity_hat']] : [])];
  }
  protected override updateStep(gradient: Tensor, variable: Variable, { learningRate, step, slot }: StepContext): void {
    const { beta1, beta2, epsilon, amsgrad } = this.config as Required<AdamOptions>;
    const m = slot('momentum');
    const v = slot('velocity');
    // α = lr · √(1 − β₂ᵗ) / (1 − β₁ᵗ)
    const alpha = divide(
      multiply(learningRate, sqrt(subtract(1, power(beta2, step)))),
      subtract(1, power(beta1, step)),
    );
    m.assign(add(m, multiply(subtract(gradient, m), 1 - beta1)));
    v.assign(add(v, multiply(subtract(square(gradient), v), 1 - beta2)));
    let scale = v.value;
    if (amsgrad) {
      const greatest = slot('velocity_hat');
      greatest.assign(maximum(greatest, v));
      scale = greatest.value;
    }
    variable.assign(subtract(variable.value, divide(multiply(m.value, alpha), add(sqrt(scale), epsilon))));
  }
}

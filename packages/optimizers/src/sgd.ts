import { boolean, type Fields, fraction } from '@oneiros/core';
import { add, multiply, subtract, type Tensor, type Variable } from '@oneiros/tensor';
import { Optimizer, type OptimizerOptions, optimizerFields, type StepContext } from './optimizer.ts';

export interface SGDOptions extends OptimizerOptions {
  /** How much of the former step goes into this one. Default 0. */
  readonly momentum?: number;
  /** Whether to look ahead along the momentum. */
  readonly nesterov?: boolean;
}

/**
 * Gradient descent, with momentum if wanted: `v ← m·v − lr·g; w ← w + v`.
 *
 * ```ts
 * new SGD({ learningRate: 0.1, momentum: 0.9 });
 * ```
 */
export class SGD extends Optimizer<SGDOptions> {
  static override readonly className: string = 'keras.optimizers.SGD';
  static override readonly fields: Fields<SGDOptions> = {
    ...optimizerFields(0.01),
    momentum: fraction(0),
    nesterov: boolean(false),
  };

  constructor(options: SGDOptions = {}) {
    super(options);
  }
  protected override slotNames(): readonly string[] {
    return this.config.momentum === 0 ? [] : ['momentum'];
  }
  protected override updateStep(gradient: Tensor, variable: Variable, { learningRate, slot }: StepContext): void {
    const { momentum, nesterov } = this.config;
    const step = multiply(gradient, learningRate);
    if (momentum === 0) {
      variable.assign(subtract(variable.value, step));
      return;
    }
    const velocity = slot('momentum');
    velocity.assign(subtract(multiply(velocity, momentum), step));
    const change = nesterov ? subtract(multiply(velocity, momentum), step) : velocity.value;
    variable.assign(add(variable.value, change));
  }
}

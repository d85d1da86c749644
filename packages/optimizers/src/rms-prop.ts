import { boolean, type Fields, float, fraction } from '@oneiros/core';
import { add, divide, multiply, sqrt, square, subtract, type Tensor, type Variable } from '@oneiros/tensor';
import { Optimizer, type OptimizerOptions, optimizerFields, type StepContext } from './optimizer.ts';

export interface RMSpropOptions extends OptimizerOptions {
  /** Decay of the average of squared gradients. Default 0.9. */
  readonly rho?: number;
  /** How much of the former step goes into this one. Default 0. */
  readonly momentum?: number;
  /** Keeps the division from zero. Default 1e-7. */
  readonly epsilon?: number;
  /** Whether to divide by the variance of gradients, and not by their mean square. Default false. */
  readonly centered?: boolean;
}

/**
 * Steps by the gradient over the root of its average square. Tieleman & Hinton, 2012.
 *
 * ```ts
 * model.compile({ optimizer: new RMSprop({ learningRate: 1e-3 }), loss: 'mse' }); // or 'rmsprop', the default
 * ```
 */
export class RMSprop extends Optimizer<RMSpropOptions> {
  static override readonly className: string = 'keras.optimizers.RMSprop';
  static override readonly fields: Fields<RMSpropOptions> = {
    ...optimizerFields(0.001),
    rho: fraction(0.9),
    momentum: fraction(0),
    epsilon: float(1e-7),
    centered: boolean(false),
  };

  constructor(options: RMSpropOptions = {}) {
    super(options);
  }
  protected override slotGroups(): readonly (readonly string[])[] {
    const { momentum, centered } = this.config;
    return [['velocity'], ...(momentum > 0 ? [['momentum']] : []), ...(centered ? [['average_gradient']] : [])];
  }
  protected override updateStep(gradient: Tensor, variable: Variable, { learningRate, slot }: StepContext): void {
    const { rho, momentum, epsilon, centered } = this.config;
    const velocity = slot('velocity');
    velocity.assign(add(multiply(velocity, rho), multiply(square(gradient), 1 - rho)));
    let spread = velocity.value;
    if (centered) {
      const mean = slot('average_gradient');
      mean.assign(add(multiply(mean, rho), multiply(gradient, 1 - rho)));
      spread = subtract(spread, square(mean));
    }
    let step = divide(multiply(gradient, learningRate), sqrt(add(spread, epsilon)));
    if (momentum > 0) {
      const former = slot('momentum');
      former.assign(add(multiply(former, momentum), step));
      step = former.value;
    }
    variable.assign(subtract(variable, step));
  }
}

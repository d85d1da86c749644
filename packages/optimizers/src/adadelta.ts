import { type Fields, float, fraction } from '@oneiros/core';
import { add, divide, multiply, sqrt, square, subtract, type Tensor, type Variable } from '@oneiros/tensor';
import { Optimizer, type OptimizerOptions, optimizerFields, type StepContext } from './optimizer.ts';

export interface AdadeltaOptions extends OptimizerOptions {
  /** Decay of the averages. Default 0.95. */
  readonly rho?: number;
  /** Keeps the division from zero. Default 1e-7. */
  readonly epsilon?: number;
}

/**
 * Steps whose size comes from that of former steps over that of gradients. Zeiler, 2012.
 *
 * ```ts
 * model.compile({ optimizer: new Adadelta({ learningRate: 1 }), loss: 'mse' }); // 1 as in the paper
 * ```
 */
export class Adadelta extends Optimizer<AdadeltaOptions> {
  static override readonly className: string = 'keras.optimizers.Adadelta';
  static override readonly fields: Fields<AdadeltaOptions> = {
    ...optimizerFields(0.001),
    rho: fraction(0.95),
    epsilon: float(1e-7),
  };

  constructor(options: AdadeltaOptions = {}) {
    super(options);
  }
  protected override slotNames(): readonly string[] {
    return ['accumulated_grad', 'accumulated_delta_var'];
  }
  protected override updateStep(gradient: Tensor, variable: Variable, { learningRate, slot }: StepContext): void {
    const { rho, epsilon } = this.config;
    const gradients = slot('accumulated_grad');
    const steps = slot('accumulated_delta_var');
    const size = (x: Variable): Tensor => sqrt(add(x, epsilon));
    gradients.assign(add(multiply(gradients, rho), multiply(square(gradient), 1 - rho)));
    const step = divide(multiply(size(steps), gradient), size(gradients));
    steps.assign(add(multiply(steps, rho), multiply(square(step), 1 - rho)));
    variable.assign(subtract(variable, multiply(step, learningRate)));
  }
}

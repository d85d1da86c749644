import { type Fields, float } from '@oneiros/core';
import { add, divide, full, multiply, sqrt, square, subtract, type Tensor, type Variable } from '@oneiros/tensor';
import { Optimizer, type OptimizerOptions, optimizerFields, type StepContext } from './optimizer.ts';

export interface AdagradOptions extends OptimizerOptions {
  /** With what the sums of squares start. Default 0.1. */
  readonly initialAccumulatorValue?: number;
  /** Keeps the division from zero. Default 1e-7. */
  readonly epsilon?: number;
}

/**
 * Steps by the gradient over the root of the sum of all its squares: smaller where much has changed. Duchi et al., 2011.
 *
 * ```ts
 * model.compile({ optimizer: new Adagrad({ learningRate: 0.1 }), loss: 'mse' });
 * ```
 */
export class Adagrad extends Optimizer<AdagradOptions> {
  static override readonly className: string = 'keras.optimizers.Adagrad';
  static override readonly fields: Fields<AdagradOptions> = {
    ...optimizerFields(0.001),
    initialAccumulatorValue: float(0.1),
    epsilon: float(1e-7),
  };

  constructor(options: AdagradOptions = {}) {
    super(options);
  }
  protected override slotNames(): readonly string[] {
    return ['accumulator'];
  }
  protected override initialSlot(_name: string, { shape, dtype }: Variable): Tensor {
    return full(shape, this.config.initialAccumulatorValue, { dtype });
  }
  protected override updateStep(gradient: Tensor, variable: Variable, { learningRate, slot }: StepContext): void {
    const accumulator = slot('accumulator');
    accumulator.assign(add(accumulator, square(gradient)));
    variable.assign(
      subtract(variable, divide(multiply(gradient, learningRate), sqrt(add(accumulator, this.config.epsilon)))),
    );
  }
}

import { custom, expected, type Fields, float, named, show } from '@oneiros/core';
import { add, multiply, sign, subtract, type Tensor, type Variable } from '@oneiros/tensor';
import { restOfOne } from './internal/rest-of-one.ts';
import { Optimizer, type OptimizerOptions, optimizerFields, type StepContext } from './optimizer.ts';

export interface LionOptions extends OptimizerOptions {
  /** Share of the average in the direction of the step; above 0, at most 1. Default 0.9. */
  readonly beta1?: number;
  /** Decay of the average of gradients. Default 0.99. */
  readonly beta2?: number;
}

/**
 * Steps of one size by the sign of an average gradient. It wants a learning rate 3 to 10 times smaller than Adam's. Chen et al., 2023.
 *
 * ```ts
 * model.compile({ optimizer: new Lion({ learningRate: 1e-4 }), loss: 'mse' });
 * ```
 */
export class Lion extends Optimizer<LionOptions> {
  static override readonly className: string = 'keras.optimizers.Lion';
  static override readonly fields: Fields<LionOptions> = {
    ...optimizerFields(0.001),
    beta1: named(
      'beta_1',
      custom<number>(
        (value, where) => {
          if (typeof value === 'number' && value > 0 && value <= 1) return value;
          throw expected(where, 'a number above 0 and at most 1', show(value));
        },
        () => 0.9,
      ),
    ),
    beta2: named('beta_2', float(0.99)),
  };

  constructor(options: LionOptions = {}) {
    super(options);
  }
  protected override slotNames(): readonly string[] {
    return ['momentum'];
  }
  protected override updateStep(gradient: Tensor, variable: Variable, { learningRate, slot }: StepContext): void {
    const { beta1, beta2 } = this.config;
    const m = slot('momentum');
    const direction = sign(add(multiply(m, beta1), multiply(gradient, restOfOne(beta1))));
    variable.assign(subtract(variable, multiply(direction, learningRate)));
    m.assign(add(multiply(m, beta2), multiply(gradient, restOfOne(beta2))));
  }
}

import { boolean, type Fields, float, named } from '@oneiros/core';
import {
  add,
  divide,
  expandDims,
  maximum,
  mean,
  minimum,
  multiply,
  power,
  rsqrt,
  sqrt,
  square,
  subtract,
  type Tensor,
  type Variable,
  zeros,
} from '@oneiros/tensor';
import { Optimizer, type OptimizerOptions, optimizerFields, type StepContext } from './optimizer.ts';

export interface AdafactorOptions extends OptimizerOptions {
  /** Exponent of the step number in the decay of the averages. Default -0.8. */
  readonly beta2Decay?: number;
  /** Keeps squares of gradients from zero. Default 1e-30. */
  readonly epsilon1?: number;
  /** The least size of a weight for the size of its step. Default 1e-3. */
  readonly epsilon2?: number;
  /** The greatest root mean square of an update. Default 1. */
  readonly clipThreshold?: number;
  /** Whether the step size is at most 1 / √step. Default true. */
  readonly relativeStep?: boolean;
}

/**
 * Keeps squares of gradients by rows and columns only, which saves memory in large models. Shazeer & Stern, 2018.
 *
 * ```ts
 * model.compile({ optimizer: new Adafactor({ learningRate: 1e-2 }), loss: 'mse' });
 * ```
 */
export class Adafactor extends Optimizer<AdafactorOptions> {
  static override readonly className: string = 'keras.optimizers.Adafactor';
  static override readonly fields: Fields<AdafactorOptions> = {
    ...optimizerFields(0.001),
    beta2Decay: named('beta_2_decay', float(-0.8)),
    epsilon1: named('epsilon_1', float(1e-30)),
    epsilon2: named('epsilon_2', float(1e-3)),
    clipThreshold: float(1),
    relativeStep: boolean(true),
  };

  constructor(options: AdafactorOptions = {}) {
    super(options);
  }
  protected override slotNames(): readonly string[] {
    return ['r', 'c', 'velocity'];
  }
  protected override initialSlot(name: string, { shape, dtype }: Variable): Tensor {
    if (name === 'velocity') return zeros(shape, { dtype });
    if (shape.length < 2) return zeros([], { dtype: 'int32' }); // no rows and columns: Keras keeps a place
    return zeros(name === 'r' ? shape.slice(0, -1) : [...shape.slice(0, -2), shape.at(-1)!], { dtype });
  }
  protected override updateStep(gradient: Tensor, variable: Variable, { learningRate, step, slot }: StepContext): void {
    const { beta2Decay, epsilon1, epsilon2, clipThreshold } = this.config;
    const v = slot('velocity');
    // Keras takes the lesser of the two whether `relativeStep` is true or not.
    const size = multiply(maximum(rms(variable.value), epsilon2), minimum(learningRate, rsqrt(step)));
    const squares = add(square(gradient), epsilon1);
    const decay = subtract(1, power(step, beta2Decay));
    const average = (slotOf: Variable, news: Tensor): void =>
      slotOf.assign(add(multiply(slotOf, decay), multiply(news, subtract(1, decay))));
    if (variable.shape.length >= 2) {
      const [r, c] = [slot('r'), slot('c')];
      average(r, mean(squares, { axis: -1 }));
      average(c, mean(squares, { axis: -2 }));
      v.assign(multiply(expandDims(divide(r, mean(r, { axis: -1, keepdims: true })), -1), expandDims(c, -2)));
    } else {
      average(v, squares);
    }
    const update = divide(gradient, sqrt(v));
    const scale = divide(size, maximum(divide(rms(update), clipThreshold), 1));
    variable.assign(subtract(variable, multiply(update, scale)));
  }
}

/** Root of the mean square. */
function rms(x: Tensor): Tensor {
  return sqrt(mean(square(x)));
}

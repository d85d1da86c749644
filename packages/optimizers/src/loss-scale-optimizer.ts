import { type Config, expected, type Fields, float, positiveInteger, reference } from '@oneiros/core';
import {
  add,
  all,
  divide,
  equal,
  isfinite,
  logicalAnd,
  logicalNot,
  multiply,
  type Tensor,
  type Variable,
  where,
} from '@oneiros/tensor';
import { Optimizer, type OptimizerOptions, optimizerFields } from './optimizer.ts';

export interface LossScaleOptimizerOptions {
  readonly name?: string | null;
  /** The first factor of the loss. Default 2¹⁵. */
  readonly initialScale?: number;
  /** After how many steps without overflow the factor doubles. Default 2000. */
  readonly dynamicGrowthSteps?: number;
}
interface LossScaleOptimizerConfig extends OptimizerOptions {
  readonly innerOptimizer: Optimizer | string;
  readonly initialScale?: number;
  readonly dynamicGrowthSteps?: number;
}

/**
 * Scales the loss so that float16 gradients do not vanish, and skips steps in which they overflow: the scale halves then,
 * and doubles after many good steps. `compile` puts it around the optimizer of a model of policy 'mixed_float16'.
 *
 * ```ts
 * model.compile({ optimizer: new LossScaleOptimizer(new Adam()), loss: 'mse' });
 * ```
 */
export class LossScaleOptimizer extends Optimizer<LossScaleOptimizerConfig> {
  static override readonly className: string = 'keras.optimizers.LossScaleOptimizer';
  static override readonly fields: Fields<LossScaleOptimizerConfig> = {
    ...optimizerFields(0),
    innerOptimizer: reference<Optimizer>('optimizers', (value): value is Optimizer => value instanceof Optimizer),
    initialScale: float(2 ** 15),
    dynamicGrowthSteps: positiveInteger(2000),
  };
  #steps!: Variable;
  #scale!: Variable;

  constructor(innerOptimizer: Optimizer | string, options: LossScaleOptimizerOptions = {}) {
    super({ ...options, innerOptimizer });
  }
  /** The optimizer that it drives. */
  get innerOptimizer(): Optimizer {
    return this.config.innerOptimizer as Optimizer;
  }
  override get variables(): readonly Variable[] {
    return [...super.variables, ...(this.config.innerOptimizer as Optimizer).variables];
  }
  override get learningRate(): Tensor {
    return this.innerOptimizer.learningRate;
  }
  override set learningRate(value: number | Tensor) {
    this.innerOptimizer.learningRate = value;
  }
  override get hasSchedule(): boolean {
    return this.innerOptimizer.hasSchedule;
  }
  override scaleLoss(loss: Tensor): Tensor {
    return multiply(loss, this.built ? this.#scale.value : this.config.initialScale);
  }

  override build(variables: readonly Variable[]): void {
    if (this.built) return;
    super.build(variables);
    this.innerOptimizer.build(variables);
  }
  protected override buildShared(): void {
    this.#steps = this.addShared('step_counter', 0, 'int32');
    this.#scale = this.addShared('dynamic_scale', this.config.initialScale);
  }

  override apply(gradients: readonly Tensor[], variables?: readonly Variable[]): void {
    if (!this.built) {
      if (!variables)
        throw expected(`Optimizer '${this.name}'.apply`, 'variables, or an optimizer that is built', 'neither');
      this.build(variables);
    }
    const inner = this.innerOptimizer;
    const good = gradients.map((g) => all(isfinite(g))).reduce((a, b) => logicalAnd(a, b));
    // The step is made in any case, and taken back where a gradient overflowed.
    const touched = [...(variables ?? this.trained), ...inner.variables];
    const before = touched.map((variable) => variable.value);
    // Keras switches the fixed factor of the inner optimizer off, by which that one divides.
    const fixed = inner.config.lossScaleFactor ?? 1;
    inner.apply(
      gradients.map((g) => multiply(g, divide(fixed, this.#scale.value))),
      variables,
    );
    touched.forEach((variable, i) => {
      if (variable.value !== before[i]) variable.assign(where(good, variable.value, before[i]!));
    });
    const due = equal(this.#steps, this.config.dynamicGrowthSteps - 1);
    this.#scale.assign(where(good, where(due, multiply(this.#scale, 2), this.#scale), multiply(this.#scale, 0.5)));
    this.#steps.assign(where(logicalAnd(good, logicalNot(due)), add(this.#steps, 1), 0));
  }
  protected override updateStep(): void {
    // Its inner optimizer changes the weights.
  }
  override finalizeVariableValues(variables: readonly Variable[] = this.trained): void {
    this.innerOptimizer.finalizeVariableValues(variables);
  }
  override averageOf(variable: Variable): Variable | undefined {
    return this.innerOptimizer.averageOf(variable);
  }

  override getConfig(): Config {
    const { name, inner_optimizer, initial_scale, dynamic_growth_steps } = super.getConfig();
    return {
      name: name!,
      inner_optimizer: inner_optimizer!,
      initial_scale: initial_scale!,
      dynamic_growth_steps: dynamic_growth_steps!,
    };
  }
}

import { type Config, Configurable, classOf, expected, getOrInsert, shortName, show } from '@oneiros/core';
import { autoName, snakeCase } from '@oneiros/layers-core';
import {
  add,
  cast,
  clip,
  divide,
  equal,
  floorDivide,
  maximum,
  minimum,
  mod,
  multiply,
  sqrt,
  square,
  subtract,
  sum,
  type Tensor,
  tensor,
  untraced,
  Variable,
  where,
  zeros,
} from '@oneiros/tensor';
import { type OptimizerOptions, optimizerFields } from './internal/optimizer-options.ts';
import type { LearningRateSchedule } from './schedules/learning-rate-schedule.ts';

export { type OptimizerOptions, optimizerFields };

/** What a step knows besides gradient and variable. */
export interface StepContext {
  readonly learningRate: Tensor;
  /** Number of this step, from 1, as a float scalar. */
  readonly step: Tensor;
  /** The slot `name` of the variable. */
  slot(name: string): Variable;
}

/** Slots that the base itself keeps. */
const common: readonly string[] = ['average', 'gradient_accumulator'];

/** A variable that may carry a projection, as weights of layers do. */
type Trained = Variable & { readonly constraint?: { call(x: Tensor): Tensor } | null; readonly path?: string };

/**
 * Changes weights by their gradients. Subclasses name their slots and give the new value of a weight in `updateStep`.
 *
 * ```ts
 * const optimizer = new Adam({ learningRate: 1e-3 });
 * optimizer.apply(gradients, model.trainableVariables);
 * ```
 */
export abstract class Optimizer<C extends OptimizerOptions = OptimizerOptions> extends Configurable<C> {
  readonly name: string;
  /** Number of steps done. */
  readonly iterations: Variable;
  /** Whether the slots were made. */
  built = false;
  readonly #learningRate: Variable | LearningRateSchedule;
  #lastRate: number | null = null;
  readonly #variables: Variable[] = [];
  readonly #slots: Map<Variable, Map<string, Variable>> = new Map();
  #trained: readonly Trained[] = [];
  #undecayed: (variable: Variable) => boolean = () => false;

  constructor(given: C) {
    super(given);
    const { name, learningRate, clipnorm, clipvalue, globalClipnorm, gradientAccumulationSteps } = this.options;
    if ([clipnorm, clipvalue, globalClipnorm].filter((c) => c !== null).length > 1) {
      throw expected(
        'Optimizer',
        'at most one of clipnorm, clipvalue and globalClipnorm',
        show({ clipnorm, clipvalue, globalClipnorm }),
      );
    }
    if (gradientAccumulationSteps !== null && gradientAccumulationSteps < 2) {
      throw expected(
        'Optimizer.gradientAccumulationSteps',
        'an integer of at least 2',
        show(gradientAccumulationSteps),
      );
    }
    this.name = name ?? autoName(snakeCase(shortName(classOf(this).className) || 'optimizer'));
    this.iterations = this.addShared('iteration', 0, 'int32');
    this.#learningRate =
      typeof learningRate === 'number' ? this.addShared('learning_rate', learningRate) : learningRate;
  }

  /** The names of the variables that it keeps for each weight, in Keras's order. */
  protected slotNames(): readonly string[] {
    return [];
  }
  /** First value of a slot, from the weight; zeros unless overridden. */
  protected initialSlot(_name: string, variable: Variable): Tensor {
    return zerosOf(variable);
  }
  /** Slots made together, weight by weight, and then the next group. */
  protected slotGroups(): readonly (readonly string[])[] {
    return [this.slotNames()];
  }
  /** Whether this weight has the slot `name`. */
  protected needsSlot(_name: string, _variable: Variable): boolean {
    return true;
  }
  /** Makes a variable that does not belong to one weight, behind those that are there; for `buildShared`. */
  protected addShared(name: string, value: number, dtype: 'float32' | 'int32' = 'float32'): Variable {
    return this.#track(
      new Variable(
        untraced(() => tensor(value, { dtype })),
        { name, trainable: false },
      ),
    );
  }
  /** Makes the variables that do not belong to one weight. */
  protected buildShared(): void {}
  /** Changes them, before the weights of a step. */
  protected updateShared(_context: Pick<StepContext, 'learningRate' | 'step'>): void {}
  /** Changes `variable` and its slots for this gradient. */
  protected abstract updateStep(gradient: Tensor, variable: Variable, context: StepContext): void;

  /** The step size now. */
  get learningRate(): Tensor {
    const rate = this.#learningRate;
    return rate instanceof Variable ? rate.value : rate.call(this.iterations.value);
  }
  set learningRate(value: number | Tensor) {
    if (!(this.#learningRate instanceof Variable)) {
      throw expected(
        `Optimizer '${this.name}'.learningRate`,
        'an optimizer with a number as learning rate',
        'one with a schedule',
        'Make a new optimizer.',
      );
    }
    this.#learningRate.assign(value);
    this.#lastRate = typeof value === 'number' ? Math.fround(value) : null;
  }
  /** Whether the learning rate comes from a schedule, and so cannot be set. */
  get hasSchedule(): boolean {
    return !(this.#learningRate instanceof Variable);
  }
  /** All that it keeps, in the order of Keras's files: steps, learning rate, slots. */
  get variables(): readonly Variable[] {
    return this.#variables;
  }
  /** By what the loss is multiplied before gradients are taken. */
  scaleLoss(loss: Tensor): Tensor {
    const { lossScaleFactor } = this.options;
    return lossScaleFactor === null ? loss : multiply(loss, lossScaleFactor);
  }

  /** Makes the slots for these weights. */
  build(variables: readonly Variable[]): void {
    if (this.built) return;
    const { useEma, gradientAccumulationSteps } = this.options;
    this.#trained = variables;
    const groups = [
      ...(useEma ? [['average']] : []),
      ...(gradientAccumulationSteps ? [['gradient_accumulator']] : []),
      ...this.slotGroups(),
    ];
    for (const names of groups) {
      for (const variable of variables) {
        for (const name of names) {
          const own = common.includes(name);
          if (!own && !this.needsSlot(name, variable)) continue;
          const initial = untraced(() => (own ? zerosOf(variable) : this.initialSlot(name, variable)));
          const path = (variable as Trained).path ?? variable.name;
          const slot = this.#track(
            new Variable(initial, { name: `${path.replaceAll('/', '_')}_${name}`, trainable: false }),
          );
          getOrInsert(this.#slots, variable, () => new Map<string, Variable>()).set(name, slot);
        }
      }
    }
    this.buildShared();
    this.built = true;
  }

  /**
   * One step: clips, decays, updates and projects. `gradients` belong to `variables` one to one.
   * @throws OneirosError for a variable that it was not built with.
   */
  apply(gradients: readonly Tensor[], variables: readonly Variable[] = this.#trained): void {
    if (!this.built) this.build(variables);
    const stranger = variables.find((v) => !this.#trained.includes(v));
    if (stranger)
      throw expected(
        `Optimizer '${this.name}'.apply`,
        'the variables it was built with',
        stranger.toString(),
        'Make a new optimizer for another set of variables.',
      );
    if (gradients.length !== variables.length)
      throw expected(`Optimizer '${this.name}'.apply`, `${variables.length} gradients`, `${gradients.length}`);
    const { lossScaleFactor, gradientAccumulationSteps: every } = this.options;
    const unscaled = lossScaleFactor === null ? gradients : gradients.map((g) => divide(g, lossScaleFactor));
    if (every === null) this.#update(unscaled, variables);
    else this.#accumulate(unscaled, variables, every);
    if (this.options.useEma) for (const variable of this.#trained) this.#average(variable);
    for (const variable of variables as readonly Trained[])
      if (variable.constraint) variable.assign(variable.constraint.call(variable.value));
    this.iterations.assign(add(this.iterations, 1));
  }

  /** Puts the moving averages in the place of the weights, where it keeps them; `fit` does so at its end. */
  finalizeVariableValues(variables: readonly Variable[] = this.#trained): void {
    for (const variable of variables) {
      const average = this.averageOf(variable);
      if (average) variable.assign(average.value);
    }
  }
  /** The moving average of a weight, where the optimizer keeps them. */
  averageOf(variable: Variable): Variable | undefined {
    return this.#slots.get(variable)?.get('average');
  }

  override getConfig(): Config {
    const config = { ...super.getConfig(), name: this.name };
    return this.#lastRate === null ? config : { ...config, learning_rate: this.#lastRate };
  }
  /** The weights that it was built with. */
  protected get trained(): readonly Variable[] {
    return this.#trained;
  }
  /** The checked options that all optimizers have. */
  protected get options(): Required<{ [K in keyof OptimizerOptions]: Exclude<OptimizerOptions[K], undefined> }> {
    return this.config as unknown as Required<{
      [K in keyof OptimizerOptions]: Exclude<OptimizerOptions[K], undefined>;
    }>;
  }
  /**
   * Keeps weight decay from some weights: those in `varList`, and those in whose name one of the patterns `varNames` is found.
   * @throws OneirosError once the optimizer is built
   */
  excludeFromWeightDecay({
    varList = [],
    varNames = [],
  }: {
    readonly varList?: readonly Variable[];
    readonly varNames?: readonly string[];
  }): void {
    if (this.built)
      throw expected(
        `Optimizer '${this.name}'.excludeFromWeightDecay`,
        'an optimizer that has not met weights yet',
        'one that is built',
        'Call it before fit.',
      );
    this.#undecayed = (variable) =>
      varList.includes(variable) || varNames.some((pattern) => new RegExp(pattern).test(variable.name));
  }
  /** How much of itself the weight loses in a step of size 1; `null` for nothing. */
  protected decayOf(_variable: Variable): number | null {
    return this.options.weightDecay;
  }

  #track(variable: Variable): Variable {
    this.#variables.push(variable);
    return variable;
  }
  /** Number of updates done so far: with accumulation one in several steps. */
  #updates(): Tensor {
    const every = this.options.gradientAccumulationSteps;
    return every === null ? this.iterations.value : floorDivide(this.iterations.value, every);
  }

  #update(gradients: readonly Tensor[], variables: readonly Variable[]): void {
    const learningRate = this.learningRate;
    const clipped = this.#clip(gradients);
    const step = cast(add(this.#updates(), 1), 'float32');
    this.updateShared({ learningRate, step });
    variables.forEach((variable, i) => {
      const rate = cast(learningRate, variable.dtype);
      const decay = this.#undecayed(variable) ? null : this.decayOf(variable);
      if (decay !== null) variable.assign(subtract(variable.value, multiply(variable.value, multiply(rate, decay))));
      const slots = this.#slots.get(variable);
      this.updateStep(cast(clipped[i]!, variable.dtype), variable, {
        learningRate: rate,
        step: cast(step, variable.dtype),
        slot: (name) => slots!.get(name)!,
      });
    });
  }

  /** average ← m · average + (1 − m) · weight, corrected for its start; now and then the weight becomes it. */
  #average(variable: Variable): void {
    const { emaMomentum, emaOverwriteFrequency: every } = this.options;
    const average = this.averageOf(variable)!;
    const momentum = where(equal(this.#updates(), 0), cast(0, variable.dtype), cast(emaMomentum, variable.dtype));
    average.assign(add(multiply(momentum, average), multiply(subtract(1, momentum), variable.value)));
    if (every === null) return;
    variable.assign(where(equal(mod(add(this.#updates(), 1), every), 0), average.value, variable.value));
  }

  /** Adds the gradients up; every so many steps their mean makes an update. Both outcomes are computed and one is kept. */
  #accumulate(gradients: readonly Tensor[], variables: readonly Variable[], every: number): void {
    const sums = variables.map((v) => this.#slots.get(v)!.get('gradient_accumulator')!);
    const totals = gradients.map((g, i) => add(g, sums[i]!));
    const due = equal(mod(add(this.iterations.value, 1), every), 0);
    const touched = [
      ...variables,
      ...this.#variables.filter((v) => v !== this.iterations && v !== this.#learningRate && !sums.includes(v)),
    ];
    const before = touched.map((v) => v.value);
    this.#update(
      totals.map((total) => divide(total, every)),
      variables,
    );
    touched.forEach((variable, i) => {
      if (variable.value !== before[i]) variable.assign(where(due, variable.value, before[i]!));
    });
    sums.forEach((slot, i) => slot.assign(where(due, cast(0, slot.dtype), totals[i]!)));
  }

  #clip(gradients: readonly Tensor[]): readonly Tensor[] {
    const { clipnorm, clipvalue, globalClipnorm } = this.options;
    if (clipnorm !== null && clipnorm > 0)
      return gradients.map((g) => multiply(g, divide(clipnorm, maximum(sqrt(sum(square(g))), clipnorm))));
    if (globalClipnorm !== null && globalClipnorm > 0 && gradients.length > 0) {
      const norm = sqrt(gradients.map((g) => sum(square(g))).reduce((a, b) => add(a, cast(b, a.dtype))));
      // A norm that is not finite makes all NaN, so that it is seen.
      const scale = add(multiply(minimum(divide(1, norm), 1 / globalClipnorm), globalClipnorm), subtract(norm, norm));
      return gradients.map((g) => multiply(g, cast(scale, g.dtype)));
    }
    return clipvalue !== null && clipvalue > 0 ? gradients.map((g) => clip(g, -clipvalue, clipvalue)) : gradients;
  }
}

function zerosOf({ shape, dtype }: Variable): Tensor {
  return zeros(shape, { dtype });
}

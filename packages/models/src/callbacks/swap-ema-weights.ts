import { expected } from '@oneiros/core';
import { copy, type Variable } from '@oneiros/tensor';
import { Callback } from './callback.ts';

export interface SwapEMAWeightsOptions {
  /** Whether also to swap at the end of each epoch, so that what is saved then has the averages. Default false. */
  readonly swapOnEpoch?: boolean;
}

/**
 * Puts the moving averages of an optimizer with `useEma` into the model for evaluation and prediction, and the weights back after.
 *
 * ```ts
 * model.compile({ optimizer: new SGD({ useEma: true }), loss: 'mse' });
 * await model.fit(x, y, { validationSplit: 0.1, callbacks: [new SwapEMAWeights()] });
 * ```
 */
export class SwapEMAWeights extends Callback {
  readonly #swapOnEpoch: boolean;
  #swapped = false;

  constructor({ swapOnEpoch = false }: SwapEMAWeightsOptions = {}) {
    super();
    this.#swapOnEpoch = swapOnEpoch;
  }
  override onEpochBegin(): void {
    if (this.#swapOnEpoch) this.#swap(false);
  }
  override onEpochEnd(epoch: number): void {
    if (!this.#swapOnEpoch) return;
    this.#swap(true);
    // At its end fit puts the averages into the model: they must be the ones that lie in it now.
    if (epoch === (this.params.epochs ?? 0) - 1)
      for (const [weight, average] of this.#pairs()) average.assign(weight.value);
  }
  override onTestBegin(): void {
    this.#swap(true);
  }
  override onTestEnd(): void {
    this.#swap(false);
  }
  override onPredictBegin(): void {
    this.#swap(true);
  }
  override onPredictEnd(): void {
    this.#swap(false);
  }

  #swap(averagesIn: boolean): void {
    if (this.#swapped === averagesIn) return;
    for (const [weight, average] of this.#pairs()) {
      const kept = copy(weight.value);
      weight.assign(average.value);
      average.assign(kept, { adopt: true });
    }
    this.#swapped = averagesIn;
  }
  #pairs(): readonly (readonly [weight: Variable, average: Variable])[] {
    const { optimizer, trainableVariables } = this.model;
    return trainableVariables.map((weight) => {
      const average = optimizer.averageOf(weight);
      if (!average)
        throw expected(
          'SwapEMAWeights',
          'an optimizer with useEma: true',
          `${optimizer.name} without averages`,
          'Compile with new Adam({ useEma: true }), for example.',
        );
      return [weight, average];
    });
  }
}

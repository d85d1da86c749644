import { expected, show } from '@oneiros/core';
import { Callback } from './callback.ts';
import { say } from './internal/terminal.ts';

export interface LearningRateSchedulerOptions {
  /** 1 tells each rate. Default 0. */
  readonly verbose?: 0 | 1;
}

/**
 * Sets the learning rate at the beginning of each epoch, and puts it into the logs as `learning_rate`.
 *
 * ```ts
 * new LearningRateScheduler((epoch, rate) => (epoch < 10 ? rate : rate * Math.exp(-0.1)));
 * ```
 */
export class LearningRateScheduler extends Callback {
  readonly #schedule: (epoch: number, learningRate: number) => number;
  readonly #verbose: 0 | 1;

  /** `schedule` gives the rate of an epoch from its number, counted from 0, and the rate before. */
  constructor(
    schedule: (epoch: number, learningRate: number) => number,
    { verbose = 0 }: LearningRateSchedulerOptions = {},
  ) {
    super();
    this.#schedule = schedule;
    this.#verbose = verbose;
  }
  override async onEpochBegin(epoch: number): Promise<void> {
    const { optimizer } = this.model;
    const rate = this.#schedule(epoch, await optimizer.learningRate.item());
    if (typeof rate !== 'number')
      throw expected('LearningRateScheduler: schedule', 'a function that returns a number', show(rate));
    optimizer.learningRate = rate;
    if (this.#verbose) say(`Epoch ${epoch + 1}: LearningRateScheduler setting learning rate to ${rate}.`);
  }
  override async onEpochEnd(_epoch: number, logs: { [name: string]: number }): Promise<void> {
    logs.learning_rate = await this.model.optimizer.learningRate.item();
  }
}

import {
  asFloat,
  boolean,
  custom,
  type Fields,
  float,
  integer,
  nullable,
  reference,
  serialize,
  text,
} from '@oneiros/core';
import { LearningRateSchedule } from '../schedules/learning-rate-schedule.ts';

/** What every optimizer accepts besides its own numbers. */
export interface OptimizerOptions {
  /** Default: the class name in snake_case, numbered. */
  readonly name?: string | null;
  /** Step size: a number or a schedule. */
  readonly learningRate?: number | LearningRateSchedule;
  /** Share of itself that a weight loses at each step, times the learning rate. */
  readonly weightDecay?: number | null;
  /** Greatest norm of each gradient. */
  readonly clipnorm?: number | null;
  /** Greatest size of each entry of a gradient. */
  readonly clipvalue?: number | null;
  /** Greatest norm of all gradients together. */
  readonly globalClipnorm?: number | null;
  /** Whether to keep moving averages of the weights. */
  readonly useEma?: boolean;
  readonly emaMomentum?: number;
  /** After how many steps the weights become their averages. */
  readonly emaOverwriteFrequency?: number | null;
  /** By how much the loss, and so the gradients, are scaled: for 16-bit training. */
  readonly lossScaleFactor?: number | null;
  /** How many steps' gradients are averaged before one update. */
  readonly gradientAccumulationSteps?: number | null;
}

/** The fields of `OptimizerOptions`, with the learning rate that Keras gives the optimizer. */
export function optimizerFields(learningRate: number, weightDecay: number | null = null): Fields<OptimizerOptions> {
  const { parse } = reference('schedules', isRate);
  return {
    name: nullable(text()),
    learningRate: asFloat(
      custom<number | LearningRateSchedule>(
        (value, where) => parse(value, where) as number | LearningRateSchedule,
        () => learningRate,
        (value) => (typeof value === 'number' ? Math.fround(value) : serialize(value)), // Keras saves what its variable holds
      ),
    ),
    weightDecay: nullable(float(), weightDecay),
    clipnorm: nullable(float()),
    globalClipnorm: nullable(float()),
    clipvalue: nullable(float()),
    useEma: boolean(false),
    emaMomentum: float(0.99),
    emaOverwriteFrequency: nullable(integer()),
    lossScaleFactor: nullable(float()),
    gradientAccumulationSteps: nullable(integer()),
  };
}

function isRate(value: unknown): value is number | LearningRateSchedule {
  return typeof value === 'number' || value instanceof LearningRateSchedule;
}

import { variableGradients } from '@oneiros/autodiff';
import { expected, flatten } from '@oneiros/core';
import { type Layer, regularizationLosses, withCallContext } from '@oneiros/layers-core';
import { add, type Jitted, jit, type Tensor } from '@oneiros/tensor';
import type { BaseModel } from '../base-model.ts';
import type { Trainer } from './trainer.ts';

/** A batch of tensors, as trees; the metrics so far, as scalars. */
export type Step = (x: unknown, y: unknown, sampleWeight: unknown) => { readonly [name: string]: Tensor };

/** The whole step of training as one program: forward, gradients, optimizer, metrics. */
export function trainStep(
  model: BaseModel,
  trainer: Trainer,
  compile: boolean,
): Jitted<Parameters<Step>, ReturnType<Step>> {
  return maybeJit((x, y, sampleWeight) => {
    const { optimizer } = trainer;
    const variables = model.trainableVariables;
    const { rest, gradients } = variableGradients(() => {
      const before = variables.map((variable) => variable.stored);
      const { loss, yPred } = forward(model, trainer, true, x, y, sampleWeight);
      // As Keras on JAX: what a layer assigns to a trainable weight holds in this step only.
      variables.forEach((variable, i) => {
        if (variable.stored !== before[i]) variable.assign(before[i]!);
      });
      return { value: optimizer.scaleLoss(loss), rest: { loss, yPred } };
    }, variables);
    optimizer.apply(gradients, variables);
    return logs(trainer, rest, x, y, sampleWeight);
  }, compile);
}

/** The whole step of evaluation as one program. */
export function testStep(
  model: BaseModel,
  trainer: Trainer,
  compile: boolean,
): Jitted<Parameters<Step>, ReturnType<Step>> {
  return maybeJit(
    (x, y, sampleWeight) => logs(trainer, forward(model, trainer, false, x, y, sampleWeight), x, y, sampleWeight),
    compile,
  );
}

function maybeJit(step: Step, compile: boolean): Jitted<Parameters<Step>, ReturnType<Step>> {
  return compile ? jit(step) : Object.assign(step, { dispose: () => {} });
}

/** Outputs and total loss: of the outputs, of regularizers, and what layers added. */
function forward(
  model: BaseModel,
  trainer: Trainer,
  training: boolean,
  x: unknown,
  y: unknown,
  sampleWeight: unknown,
): { loss: Tensor; yPred: unknown } {
  const { result: yPred, losses } = withCallContext(training, () => model.apply(x, { training }) as unknown);
  const own = trainer.losses.compute(y, yPred, sampleWeight);
  const parts = [...(own ? [own] : []), ...losses, ...regularizationLosses(model as unknown as Layer)];
  if (parts.length === 0)
    throw expected(
      'compile: loss',
      'a loss',
      'none, and no layer adds one',
      "Pass one: model.compile({ loss: 'mse' }).",
    );
  return { loss: parts.reduce((a, b) => add(a, b)), yPred };
}

/** Adds the batch to the metrics, and gives their values so far. */
function logs(
  trainer: Trainer,
  { loss, yPred }: { loss: Tensor; yPred: unknown },
  x: unknown,
  y: unknown,
  sampleWeight: unknown,
): { readonly [name: string]: Tensor } {
  const size = (flatten(x)[0] as Tensor | undefined)?.shape[0] ?? 1;
  trainer.lossTracker.update(loss, size);
  trainer.metrics?.update(y, yPred, sampleWeight);
  const parts = trainer.losses.trackers.map((tracker) => [tracker.name, tracker.result()] as const);
  return { loss: trainer.lossTracker.result(), ...Object.fromEntries(parts), ...trainer.metrics?.results() };
}

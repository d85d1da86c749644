import { type Jitted, jit } from '@oneiros/tensor';
import type { Samples } from '../data/samples.ts';
import type { Model } from '../model.ts';
import { ensureBuilt } from './ensure-built.ts';

/** Outputs for one batch. */
export function predictOnBatch(model: Model, x: Samples): unknown {
  ensureBuilt(model, x);
  return predictFunction(model)(x);
}

const functions = /*#__PURE__*/ new WeakMap<Model, Jitted<[unknown], unknown>>();
function predictFunction(model: Model): Jitted<[unknown], unknown> {
  let run = functions.get(model);
  if (!run) functions.set(model, (run = jit((x: unknown) => model.apply(x, { training: false }) as unknown)));
  return run;
}

import type { BaseModel } from '../base-model.ts';

/** Makes all weights of a model that has not met data yet, and the slots of its optimizer. */
export function ensureBuilt(model: BaseModel, x: unknown): void {
  model.ensureBuilt(x);
  model.compiled.optimizer.build(model.trainableVariables);
}

import { mapTree } from '@oneiros/core';
import { KerasTensor } from '@oneiros/layers-core';
import { Tensor } from '@oneiros/tensor';
import type { Model } from '../model.ts';

// A model with a `call` of its own may have built itself and not the layers inside.
const met = /*#__PURE__*/ new WeakSet<Model>();

/** Makes all weights of a model that has not met data yet, and the slots of its optimizer. */
export function ensureBuilt(model: Model, x: unknown): void {
  if (!model.built || (model.graph === null && !met.has(model))) {
    met.add(model);
    const symbolic = mapTree(x, (leaf) =>
      leaf instanceof Tensor ? new KerasTensor([null, ...leaf.shape.slice(1)], leaf.dtype) : leaf,
    );
    model.apply(symbolic);
    model.calls.pop(); // it was not meant as part of a graph
  }
  if (model.isCompiled) model.compiled.optimizer.build(model.trainableVariables);
}

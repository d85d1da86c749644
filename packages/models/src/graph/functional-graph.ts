import type { Config } from '@oneiros/core';
import { type FunctionalClass, functionalFromConfig, functionalName } from './config.ts';
import { graphOf, type KerasTensors } from './graph.ts';
import { GraphModel, type ModelOptions } from './graph-model.ts';

/** A functional `Model` that predicts and no more, for pages that count their bytes: see `SequentialGraph`. */
export class FunctionalGraph extends GraphModel {
  // Not written out: the plugin of this package brings `Model` under this name.
  static override readonly className: string = functionalName;
  static override readonly registeredName: string | null = 'Functional';

  constructor(inputs: KerasTensors, outputs: KerasTensors, options: ModelOptions = {}) {
    super(options);
    this.useGraph(graphOf(inputs, outputs));
  }

  static override fromConfig<T>(this: { readonly className: string; new (...args: never[]): T }, config: Config): T {
    return functionalFromConfig(this as unknown as FunctionalClass, config) as T;
  }
}

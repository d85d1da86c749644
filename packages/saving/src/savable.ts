import type { Config } from '@oneiros/core';
import type { Layer } from '@oneiros/layers-core';
import type { Variable } from '@oneiros/tensor';

/** What a file keeps of a model besides its being a layer: `Model` of @oneiros/models has it. */
export interface SavableModel extends Layer {
  readonly isCompiled: boolean;
  readonly optimizer: { readonly name: string; readonly built: boolean; readonly variables: readonly Variable[] };
  getCompileConfig(): Config | null;
  compileFromConfig(config: Config): void;
}

/** Something whose variables lie in a group of the weights file. */
export interface Saved {
  /** The group, as `layers/dense`; empty for the model itself. */
  readonly path: string;
  readonly name: string;
  readonly variables: readonly Variable[];
}

import type { Config, Fields } from '@oneiros/core';
import { baseFields, regularizer } from '@oneiros/layers-core';
import { SeedGenerator } from '@oneiros/tensor';
import { type CellBaseOptions, cellFields } from '../internal/cell-fields.ts';
import { cellOptions } from '../internal/cell-options.ts';
import { Recurrent, type RecurrentOptions, recurrentFields } from '../internal/recurrent.ts';
import { SimpleRNNCell } from './simple-rnn-cell.ts';

export interface SimpleRNNOptions<S extends boolean = boolean> extends RecurrentOptions<S>, CellBaseOptions {}
interface SimpleRNNConfig extends SimpleRNNOptions {
  readonly units: number;
}

/**
 * Recurrent layer whose output is its state: `[batch, steps, features]` → `[batch, units]`.
 *
 * ```ts
 * new SimpleRNN(32).apply(Input([80, 128])); // shape [null, 32]
 * ```
 */
export class SimpleRNN<S extends boolean = false> extends Recurrent<SimpleRNNConfig, S> {
  static override readonly className: string = 'keras.layers.SimpleRNN';
  static override readonly fields: Fields<SimpleRNNConfig> = fieldsOf();

  /** The generator comes first, as in Keras, so that seeds are drawn in its order. */
  constructor(
    units: number,
    options: SimpleRNNOptions<S> = {},
    seed: SeedGenerator = new SeedGenerator(options.seed ?? null),
  ) {
    super(
      { units, ...options },
      (config) => new SimpleRNNCell(config.units, cellOptions(config, 'simple_rnn_cell'), seed),
    );
    this.inputSpec = { rank: 3 };
  }
  /** Keras does not save the seed of this layer. */
  override getConfig(): Config {
    const { seed: _seed, ...config } = super.getConfig();
    return config;
  }
}

/** The table, in the order of Keras's config. */
function fieldsOf(): Fields<SimpleRNNConfig> {
  const {
    units,
    activation,
    useBias,
    kernelInitializer,
    recurrentInitializer,
    biasInitializer,
    kernelRegularizer,
    recurrentRegularizer,
    biasRegularizer,
    kernelConstraint,
    recurrentConstraint,
    biasConstraint,
    dropout,
    recurrentDropout,
    seed,
  } = cellFields();
  return {
    ...baseFields,
    ...recurrentFields(),
    units,
    activation,
    useBias,
    kernelInitializer,
    recurrentInitializer,
    biasInitializer,
    kernelRegularizer,
    recurrentRegularizer,
    biasRegularizer,
    activityRegularizer: regularizer(),
    kernelConstraint,
    recurrentConstraint,
    biasConstraint,
    dropout,
    recurrentDropout,
    seed,
  };
}

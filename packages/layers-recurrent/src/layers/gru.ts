import { boolean, type Fields } from '@oneiros/core';
import { baseFields, regularizer } from '@oneiros/layers-core';
import { cellFields, type GatedOptions } from '../internal/cell-fields.ts';
import { cellOptions } from '../internal/cell-options.ts';
import { Recurrent, type RecurrentOptions, recurrentFields } from '../internal/recurrent.ts';
import { GRUCell } from './gru-cell.ts';

export interface GRUOptions<S extends boolean = boolean> extends RecurrentOptions<S>, GatedOptions {
  /** Whether the reset gate acts after the product with the state (with a bias of its own) or before. Default true. */
  readonly resetAfter?: boolean;
}
interface GRUConfig extends GRUOptions {
  readonly units: number;
}

/**
 * Gated recurrent unit (Cho et al., 2014): `[batch, steps, features]` → `[batch, units]`, or `[batch, steps, units]` with
 * `returnSequences`.
 *
 * ```ts
 * new GRU(64).apply(Input([80, 128])); // shape [null, 64]
 * ```
 */
export class GRU<S extends boolean = false> extends Recurrent<GRUConfig, S> {
  static override readonly className: string = 'keras.layers.GRU';
  static override readonly fields: Fields<GRUConfig> = fieldsOf();

  constructor(units: number, options: GRUOptions<S> = {}) {
    super({ units, ...options }, (config) => new GRUCell(config.units, cellOptions(config, 'gru_cell')));
    this.inputSpec = { rank: 3 };
  }
}

/** The table, in the order of Keras's config. */
function fieldsOf(): Fields<GRUConfig> {
  const fields = cellFields();
  return {
    ...baseFields,
    ...recurrentFields(),
    units: fields.units,
    activation: fields.activation,
    recurrentActivation: fields.recurrentActivation,
    useBias: fields.useBias,
    kernelInitializer: fields.kernelInitializer,
    recurrentInitializer: fields.recurrentInitializer,
    biasInitializer: fields.biasInitializer,
    kernelRegularizer: fields.kernelRegularizer,
    recurrentRegularizer: fields.recurrentRegularizer,
    biasRegularizer: fields.biasRegularizer,
    activityRegularizer: regularizer(),
    kernelConstraint: fields.kernelConstraint,
    recurrentConstraint: fields.recurrentConstraint,
    biasConstraint: fields.biasConstraint,
    dropout: fields.dropout,
    recurrentDropout: fields.recurrentDropout,
    resetAfter: boolean(true),
    seed: fields.seed,
  };
}

import { boolean, type Fields } from '@oneiros/core';
import { baseFields, regularizer } from '@oneiros/layers-core';
import { cellFields, type GatedOptions } from '../internal/cell-fields.ts';
import { cellOptions } from '../internal/cell-options.ts';
import { Recurrent, type RecurrentOptions, recurrentFields } from '../internal/recurrent.ts';
import { LSTMCell } from './lstm-cell.ts';

export interface LSTMOptions<S extends boolean = boolean> extends RecurrentOptions<S>, GatedOptions {
  /** Whether the bias of the forget gate starts at 1 (Jozefowicz et al., 2015). Default true. */
  readonly unitForgetBias?: boolean;
}
interface LSTMConfig extends LSTMOptions {
  readonly units: number;
}

/**
 * Long short-term memory (Hochreiter and Schmidhuber, 1997): `[batch, steps, features]` → `[batch, units]`, or
 * `[batch, steps, units]` with `returnSequences`. The states are h and c.
 *
 * ```ts
 * new LSTM(64, { returnSequences: true }).apply(Input([80, 128])); // shape [null, 80, 64]
 * ```
 */
export class LSTM<S extends boolean = false> extends Recurrent<LSTMConfig, S> {
  static override readonly className: string = 'keras.layers.LSTM';
  static override readonly fields: Fields<LSTMConfig> = fieldsOf();

  constructor(units: number, options: LSTMOptions<S> = {}) {
    super({ units, ...options }, (config) => new LSTMCell(config.units, cellOptions(config, 'lstm_cell')));
    this.inputSpec = { rank: 3 };
  }
}

/** The table, in the order of Keras's config. */
function fieldsOf(): Fields<LSTMConfig> {
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
    unitForgetBias: boolean(true),
    kernelRegularizer: fields.kernelRegularizer,
    recurrentRegularizer: fields.recurrentRegularizer,
    biasRegularizer: fields.biasRegularizer,
    activityRegularizer: regularizer(),
    kernelConstraint: fields.kernelConstraint,
    recurrentConstraint: fields.recurrentConstraint,
    biasConstraint: fields.biasConstraint,
    dropout: fields.dropout,
    recurrentDropout: fields.recurrentDropout,
    seed: fields.seed,
  };
}

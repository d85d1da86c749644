import {
  type Config,
  expected,
  type Fields,
  type RequiredField,
  reference,
  serializeObject,
  show,
} from '@oneiros/core';
import { layerFields } from '@oneiros/layers-core';
import { Recurrent, type RecurrentOptions, recurrentFields } from '../internal/recurrent.ts';
import { isCell, type RNNCell } from '../rnn-cell.ts';
import { StackedRNNCells } from './stacked-rnn-cells.ts';

export interface RNNOptions<S extends boolean = boolean> extends RecurrentOptions<S> {}
interface RNNConfig extends RNNOptions {
  readonly cell: RNNCell;
}

/**
 * Applies a cell step by step: `[batch, steps, features]` → `[batch, units]`, or `[batch, steps, units]` with `returnSequences`.
 *
 * ```ts
 * new RNN([new LSTMCell(32), new GRUCell(16)]).apply(Input([80, 128])); // shape [null, 16]
 * ```
 */
export class RNN<S extends boolean = false> extends Recurrent<RNNConfig, S> {
  static override readonly className: string = 'keras.layers.RNN';
  static override readonly fields: Fields<RNNConfig> = { ...layerFields, ...recurrentFields(), cell: cellField() };

  /** @param cell a cell, or several that are stacked */
  constructor(cell: RNNCell | readonly RNNCell[], options: RNNOptions<S> = {}) {
    super(
      { cell: Array.isArray(cell) ? new StackedRNNCells(cell as readonly RNNCell[]) : (cell as RNNCell), ...options },
      (config) => config.cell as RNNCell,
    );
  }
  override getConfig(): Config {
    const { cell: _parsed, ...config } = super.getConfig();
    return { ...config, cell: serializeObject(this.cell) };
  }
}

function cellField(): RequiredField<RNNCell> {
  const { parse } = reference<RNNCell>('layers', isCell);
  return {
    parse: (value, where) => {
      if (value === undefined || value === null)
        throw expected(where, 'a cell', show(value), 'For example new RNN(new LSTMCell(32)).');
      return parse(value, where) as RNNCell;
    },
  };
}

import { boolean, type Complete, expected, type Fields, oneOf, positiveInteger, sizes } from '@oneiros/core';
import { baseFields, type DataFormat, dataFormat, regularizer } from '@oneiros/layers-core';
import { cellFields, type GatedOptions } from '../internal/cell-fields.ts';
import { ConvLSTMCell, type ConvLSTMSettings } from '../internal/conv-lstm-cell.ts';
import { Recurrent, type RecurrentOptions, recurrentFields } from '../internal/recurrent.ts';

export interface ConvLSTMOptions<S extends boolean = boolean> extends RecurrentOptions<S>, GatedOptions {
  /** Steps between windows of the inputs: one number, or one for each spatial axis. Default 1. */
  readonly strides?: number | readonly number[];
  /** 'same' keeps the size of the inputs where strides are 1. Default 'valid'. */
  readonly padding?: 'valid' | 'same';
  /** Where channels lie. Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
  /** Steps between elements of the kernel of the inputs: one number, or one for each spatial axis. Default 1. */
  readonly dilationRate?: number | readonly number[];
  /** Whether the bias of the forget gate starts at 1 (Jozefowicz et al., 2015). Default true. */
  readonly unitForgetBias?: boolean;
}
interface ConvLSTMConfig extends ConvLSTMOptions {
  readonly filters: number;
  readonly kernelSize: number | readonly number[];
}

/** What convolutional LSTMs have in common. */
abstract class ConvLSTM<S extends boolean> extends Recurrent<ConvLSTMConfig, S> {
  constructor(rank: number, given: ConvLSTMConfig) {
    super(given, cellOf);
    this.inputSpec = { rank: rank + 3 };
  }
}

/**
 * Convolutional LSTM of sequences of sequences:
 * `[batch, steps, size, channels]` → `[batch, new size, filters]`, or
 * `[batch, steps, new size, filters]` with `returnSequences`. The states are h and c, in the shape of the output.
 *
 * ```ts
 * new ConvLSTM1D(16, 3).apply(Input([10, 32, 4])); // shape [null, 30, 16]
 * ```
 */
export class ConvLSTM1D<S extends boolean = false> extends ConvLSTM<S> {
  static override readonly className: string = 'keras.layers.ConvLSTM1D';
  static override readonly fields: Fields<ConvLSTMConfig> = /* #__PURE__ */ fieldsOf(1);

  constructor(filters: number, kernelSize: number | readonly number[], options: ConvLSTMOptions<S> = {}) {
    super(1, { filters, kernelSize, ...options });
  }
}

/**
 * Convolutional LSTM of films (Shi et al., 2015):
 * `[batch, steps, height, width, channels]` → `[batch, new height, new width, filters]`, or
 * all steps `[batch, steps, …]` with `returnSequences`. The states are h and c, in the shape of the output.
 *
 * ```ts
 * new ConvLSTM2D(16, 3, { padding: 'same' }).apply(Input([10, 32, 32, 1])); // shape [null, 32, 32, 16]
 * ```
 */
export class ConvLSTM2D<S extends boolean = false> extends ConvLSTM<S> {
  static override readonly className: string = 'keras.layers.ConvLSTM2D';
  static override readonly fields: Fields<ConvLSTMConfig> = /* #__PURE__ */ fieldsOf(2);

  constructor(filters: number, kernelSize: number | readonly number[], options: ConvLSTMOptions<S> = {}) {
    super(2, { filters, kernelSize, ...options });
  }
}

/**
 * Convolutional LSTM of films of volumes:
 * `[batch, steps, depth, height, width, channels]` → `[batch, …new sizes, filters]`, or
 * all steps `[batch, steps, …]` with `returnSequences`. The states are h and c, in the shape of the output.
 *
 * ```ts
 * new ConvLSTM3D(8, 2).apply(Input([5, 8, 8, 8, 1])); // shape [null, 7, 7, 7, 8]
 * ```
 */
export class ConvLSTM3D<S extends boolean = false> extends ConvLSTM<S> {
  static override readonly className: string = 'keras.layers.ConvLSTM3D';
  static override readonly fields: Fields<ConvLSTMConfig> = /* #__PURE__ */ fieldsOf(3);

  constructor(filters: number, kernelSize: number | readonly number[], options: ConvLSTMOptions<S> = {}) {
    super(3, { filters, kernelSize, ...options });
  }
}

function cellOf(config: Complete<ConvLSTMConfig>): ConvLSTMCell {
  const settings = config as unknown as ConvLSTMSettings;
  const { strides, dilationRate } = settings;
  if (Math.max(...strides) > 1 && Math.max(...dilationRate) > 1)
    throw expected(
      'ConvLSTM',
      'strides or dilationRate of 1',
      `strides=[${strides}] and dilationRate=[${dilationRate}]`,
      'Set one of them to 1.',
    );
  return new ConvLSTMCell(settings, { name: 'conv_lstm_cell', dtype: config.dtype });
}

/** The table, in the order of Keras's config. */
function fieldsOf(rank: number): Fields<ConvLSTMConfig> {
  const { units: _none, activation, recurrentActivation, useBias, ...fields } = cellFields();
  return {
    ...baseFields,
    ...recurrentFields(),
    filters: positiveInteger(),
    kernelSize: sizes(rank),
    strides: sizes(rank, 1),
    padding: oneOf(['valid', 'same'], 'valid'),
    dataFormat: dataFormat(),
    dilationRate: sizes(rank, 1),
    activation,
    recurrentActivation,
    useBias,
    unitForgetBias: boolean(true),
    activityRegularizer: regularizer(),
    ...fields,
  };
}

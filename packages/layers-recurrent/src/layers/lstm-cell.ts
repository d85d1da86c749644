import { boolean, type Fields, type PartialShape } from '@oneiros/core';
import { type LayerOptions, layerFields, linear, type Weight } from '@oneiros/layers-core';
import { add, multiply, SeedGenerator, split, type Tensor } from '@oneiros/tensor';
import { cellFields, type GatedOptions } from '../internal/cell-fields.ts';
import { drawCellMasks, maskedProduct } from '../internal/cell-masks.ts';
import { unitForgetBias } from '../internal/unit-forget-bias.ts';
import { type CellCallOptions, type CellMasks, type CellResult, RNNCell } from '../rnn-cell.ts';

export interface LSTMCellOptions extends LayerOptions, GatedOptions {
  /** Whether the bias of the forget gate starts at 1 (Jozefowicz et al., 2015). Default true. */
  readonly unitForgetBias?: boolean;
}
interface LSTMCellConfig extends LSTMCellOptions {
  readonly units: number;
}

/**
 * One step of `LSTM` (Hochreiter and Schmidhuber, 1997), with states h and c. With z = x · kernel + h · recurrentKernel +
 * bias in four parts: c' = σ(z₁) · c + σ(z₀) · tanh(z₂), h' = σ(z₃) · tanh(c').
 *
 * ```ts
 * const [y, states] = new LSTMCell(4).apply(x, { states: [h, c] });
 * ```
 */
export class LSTMCell extends RNNCell<LSTMCellConfig> {
  static override readonly className: string = 'keras.layers.LSTMCell';
  static override readonly fields: Fields<LSTMCellConfig> = fieldsOf();
  readonly stateSize: readonly number[];
  readonly outputSize: number;
  override readonly outputIsState: boolean = true;
  kernel!: Weight;
  recurrentKernel!: Weight;
  bias: Weight | null = null;
  readonly #seed: SeedGenerator;

  constructor(units: number, options: LSTMCellOptions = {}) {
    super({ units, ...options });
    this.#seed = this.track('seed_generator', new SeedGenerator(this.config.seed));
    this.outputSize = this.config.units;
    this.stateSize = [this.config.units, this.config.units];
  }

  override build(inputShape: PartialShape): void {
    const { config } = this;
    const { units } = config;
    this.kernel = this.addWeight('kernel', [inputShape.at(-1) as number, 4 * units], {
      initializer: config.kernelInitializer,
      regularizer: config.kernelRegularizer,
      constraint: config.kernelConstraint,
    });
    this.recurrentKernel = this.addWeight('recurrent_kernel', [units, 4 * units], {
      initializer: config.recurrentInitializer,
      regularizer: config.recurrentRegularizer,
      constraint: config.recurrentConstraint,
    });
    if (!config.useBias) return;
    this.bias = this.addWeight('bias', [4 * units], {
      initializer: config.unitForgetBias ? unitForgetBias(config.biasInitializer, units) : config.biasInitializer,
      regularizer: config.biasRegularizer,
      constraint: config.biasConstraint,
    });
  }

  override call(
    x: Tensor,
    { states, training, masks = this.drawMasks(x.shape[0]!, x.shape[1]!, training) }: CellCallOptions,
  ): CellResult {
    const [h, c] = states as readonly [Tensor, Tensor];
    const { input, recurrent } = masks as CellMasks;
    // What needs the inputs alone is done for all steps at once.
    const projected = maskedProduct(x, this.kernel.value, input);
    const withBias = this.bias ? add(projected, this.bias.value) : projected;
    const z = add(withBias, maskedProduct(h, this.recurrentKernel.value, recurrent));
    const activate = this.config.activation ?? linear;
    const gate = this.config.recurrentActivation ?? linear;
    const [z0, z1, z2, z3] = split(z, 4, { axis: 1 }) as unknown as readonly [Tensor, Tensor, Tensor, Tensor];
    const nextC = add(multiply(gate(z1), c), multiply(gate(z0), activate(z2)));
    const nextH = multiply(gate(z3), activate(nextC));
    return [nextH, [nextH, nextC]];
  }

  override drawMasks(batch: number, features: number, training: boolean): CellMasks {
    const { units, dropout, recurrentDropout } = this.config;
    const count = recurrentDropout > 0 ? 4 : 1; // as Keras: one for each gate only where states are dropped
    const masks = drawCellMasks({
      seed: this.#seed,
      dropout,
      recurrentDropout,
      count,
      inputShape: [batch, features],
      stateShape: [batch, units],
      dtype: this.computeDType,
      training,
    });
    // As Keras: a rate of 1 drops nothing.
    return { input: dropout < 1 ? masks.input : null, recurrent: recurrentDropout < 1 ? masks.recurrent : null };
  }
}

/** The table, in the order of Keras's config. */
function fieldsOf(): Fields<LSTMCellConfig> {
  const { units, activation, recurrentActivation, useBias, ...fields } = cellFields();
  return { ...layerFields, units, activation, recurrentActivation, useBias, unitForgetBias: boolean(true), ...fields };
}

import { boolean, type Fields, type PartialShape } from '@oneiros/core';
import { type LayerOptions, layerFields, linear, type Weight } from '@oneiros/layers-core';
import { add, matmul, multiply, reshape, SeedGenerator, slice, split, subtract, type Tensor } from '@oneiros/tensor';
import { cellFields, type GatedOptions } from '../internal/cell-fields.ts';
import { drawCellMasks, maskedProduct } from '../internal/cell-masks.ts';
import { type CellCallOptions, type CellMasks, type CellResult, RNNCell } from '../rnn-cell.ts';

export interface GRUCellOptions extends LayerOptions, GatedOptions {
  /** Whether the reset gate acts after the product with the state (with a bias of its own) or before. Default true. */
  readonly resetAfter?: boolean;
}
interface GRUCellConfig extends GRUCellOptions {
  readonly units: number;
}

/**
 * One step of `GRU` (Cho et al., 2014), with state h: h' = z · h + (1 - z) · candidate, where the gates z and r are
 * sigmoids of the input and the state, and the candidate is tanh of the input and of the state reset by r.
 *
 * ```ts
 * const [y, states] = new GRUCell(4).apply(x, { states: [h] });
 * ```
 */
export class GRUCell extends RNNCell<GRUCellConfig> {
  static override readonly className: string = 'keras.layers.GRUCell';
  static override readonly fields: Fields<GRUCellConfig> = fieldsOf();
  readonly stateSize: number;
  readonly outputSize: number;
  override readonly outputIsState: boolean = true;
  kernel!: Weight;
  recurrentKernel!: Weight;
  bias: Weight | null = null;
  readonly #seed: SeedGenerator;

  constructor(units: number, options: GRUCellOptions = {}) {
    super({ units, ...options });
    this.#seed = this.track('seed_generator', new SeedGenerator(this.config.seed));
    this.stateSize = this.outputSize = this.config.units;
  }

  override build(inputShape: PartialShape): void {
    const { config } = this;
    const { units } = config;
    this.kernel = this.addWeight('kernel', [inputShape.at(-1) as number, 3 * units], {
      initializer: config.kernelInitializer,
      regularizer: config.kernelRegularizer,
      constraint: config.kernelConstraint,
    });
    this.recurrentKernel = this.addWeight('recurrent_kernel', [units, 3 * units], {
      initializer: config.recurrentInitializer,
      regularizer: config.recurrentRegularizer,
      constraint: config.recurrentConstraint,
    });
    const shape = config.resetAfter ? [2, 3 * units] : [3 * units];
    if (config.useBias)
      this.bias = this.addWeight('bias', shape, {
        initializer: config.biasInitializer,
        regularizer: config.biasRegularizer,
        constraint: config.biasConstraint,
      });
  }

  override call(
    x: Tensor,
    { states, training, masks = this.drawMasks(x.shape[0]!, x.shape[1]!, training) }: CellCallOptions,
  ): CellResult {
    const { units, resetAfter } = this.config;
    const [h] = states as readonly [Tensor];
    const { input, recurrent } = masks as CellMasks;
    const activate = this.config.activation ?? linear;
    const gate = this.config.recurrentActivation ?? linear;
    const [inputBias, recurrentBias] = this.#biases();

    const [xz, xr, xh] = thirds(plus(maskedProduct(x, this.kernel.value, input), inputBias));
    let z: Tensor;
    let candidate: Tensor;
    if (resetAfter) {
      const [hz, hr, hh] = thirds(plus(maskedProduct(h, this.recurrentKernel.value, recurrent), recurrentBias));
      z = gate(add(xz, hz));
      candidate = activate(add(xh, multiply(gate(add(xr, hr)), hh)));
    } else {
      const gates = slice(this.recurrentKernel.value, [0, 0], [units, 2 * units]);
      const rest = slice(this.recurrentKernel.value, [0, 2 * units], [units, units]);
      const [hz, hr] = split(maskedProduct(h, gates, recurrent?.slice(0, 2) ?? null), 2, {
        axis: -1,
      }) as unknown as readonly [Tensor, Tensor];
      z = gate(add(xz, hz));
      const reset = multiply(gate(add(xr, hr)), recurrent ? multiply(h, recurrent[2]!) : h);
      candidate = activate(add(xh, matmul(reset, rest)));
    }
    const next = add(multiply(z, h), multiply(subtract(1, z), candidate));
    return [next, [next]];
  }

  override drawMasks(batch: number, features: number, training: boolean): CellMasks {
    const { units, dropout, recurrentDropout } = this.config;
    const count = recurrentDropout > 0 ? 3 : 1; // as Keras: one for each gate only where states are dropped
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

  /** That of the inputs, and that of the state where the reset comes after. */
  #biases(): readonly [Tensor | null, Tensor | null] {
    if (!this.bias) return [null, null];
    if (!this.config.resetAfter) return [this.bias.value, null];
    const size = 3 * this.config.units;
    const [input, recurrent] = split(this.bias.value, 2, { axis: 0 }) as unknown as readonly [Tensor, Tensor];
    return [reshape(input, [size]), reshape(recurrent, [size])];
  }
}

function plus(x: Tensor, bias: Tensor | null): Tensor {
  return bias ? add(x, bias) : x;
}
function thirds(x: Tensor): readonly [Tensor, Tensor, Tensor] {
  return split(x, 3, { axis: -1 }) as unknown as readonly [Tensor, Tensor, Tensor];
}
/** The table, in the order of Keras's config. */
function fieldsOf(): Fields<GRUCellConfig> {
  const { units, activation, recurrentActivation, seed, ...fields } = cellFields();
  return { ...layerFields, units, activation, recurrentActivation, ...fields, resetAfter: boolean(true), seed };
}

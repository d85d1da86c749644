import { expected, type PartialShape, type Shape } from '@oneiros/core';
import {
  type Constraint,
  type DataFormat,
  type Initializer,
  type LayerOptions,
  linear,
  type Regularizer,
  type Weight,
} from '@oneiros/layers-core';
import { add, concatenate, conv, multiply, reshape, SeedGenerator, split, type Tensor, zeros } from '@oneiros/tensor';
import { type CellCallOptions, type CellMasks, type CellResult, type CellState, RNNCell } from '../rnn-cell.ts';
import { drawCellMasks } from './cell-masks.ts';
import { unitForgetBias } from './unit-forget-bias.ts';

/** What a cell is made of, as the fields of its layer give it. */
export interface ConvLSTMSettings {
  readonly filters: number;
  readonly kernelSize: readonly number[];
  readonly strides: readonly number[];
  readonly padding: 'valid' | 'same';
  readonly dataFormat: DataFormat;
  readonly dilationRate: readonly number[];
  readonly activation: ((x: Tensor) => Tensor) | null;
  readonly recurrentActivation: ((x: Tensor) => Tensor) | null;
  readonly useBias: boolean;
  readonly kernelInitializer: Initializer;
  readonly recurrentInitializer: Initializer;
  readonly biasInitializer: Initializer;
  readonly unitForgetBias: boolean;
  readonly kernelRegularizer: Regularizer | null;
  readonly recurrentRegularizer: Regularizer | null;
  readonly biasRegularizer: Regularizer | null;
  readonly kernelConstraint: Constraint | null;
  readonly recurrentConstraint: Constraint | null;
  readonly biasConstraint: Constraint | null;
  readonly dropout: number;
  readonly recurrentDropout: number;
  readonly seed: number | null;
}

/** One step of `ConvLSTM2D` and its kin: that of `LSTMCell` with convolutions for products. */
export class ConvLSTMCell extends RNNCell {
  static override readonly className: string = 'keras.src.layers.rnn.conv_lstm.ConvLSTMCell';
  readonly settings: ConvLSTMSettings;
  readonly stateSize: readonly number[];
  readonly outputSize: number;
  override readonly outputIsState: boolean = true;
  kernel!: Weight;
  recurrentKernel!: Weight;
  bias: Weight | null = null;
  /** Without the batch. */
  #inputShape: Shape = [];
  #stateShape: Shape = [];
  readonly #seed: SeedGenerator;

  constructor(settings: ConvLSTMSettings, options: LayerOptions) {
    super(options);
    this.settings = settings;
    this.#seed = this.track('seed_generator', new SeedGenerator(settings.seed));
    this.outputSize = settings.filters;
    this.stateSize = [settings.filters, settings.filters];
  }

  override build(inputShape: PartialShape): void {
    const { settings } = this;
    const { filters, kernelSize, dataFormat } = settings;
    const shape = inputShape.slice(1);
    if (shape.includes(null))
      throw expected(
        `Layer '${this.name}'`,
        'known sizes of the images',
        `steps of shape [${inputShape.map((n) => n ?? 'null')}]`,
        'Give them in Input(shape).',
      );
    this.#inputShape = shape as readonly number[];
    const isLast = dataFormat === 'channels_last';
    const channels = this.#inputShape.at(isLast ? -1 : 0)!;
    const sizes = this.#outputSizes(isLast ? this.#inputShape.slice(0, -1) : this.#inputShape.slice(1));
    this.#stateShape = isLast ? [...sizes, filters] : [filters, ...sizes];
    this.kernel = this.addWeight('kernel', [...kernelSize, channels, 4 * filters], {
      initializer: settings.kernelInitializer,
      regularizer: settings.kernelRegularizer,
      constraint: settings.kernelConstraint,
    });
    this.recurrentKernel = this.addWeight('recurrent_kernel', [...kernelSize, filters, 4 * filters], {
      initializer: settings.recurrentInitializer,
      regularizer: settings.recurrentRegularizer,
      constraint: settings.recurrentConstraint,
    });
    if (!settings.useBias) return;
    this.bias = this.addWeight('bias', [4 * filters], {
      initializer: settings.unitForgetBias
        ? unitForgetBias(settings.biasInitializer, filters)
        : settings.biasInitializer,
      regularizer: settings.biasRegularizer,
      constraint: settings.biasConstraint,
    });
  }

  override call(
    x: Tensor,
    { states, training, masks = this.drawMasks(x.shape[0]!, 0, training) }: CellCallOptions,
  ): CellResult {
    const [h, c] = states as readonly [Tensor, Tensor];
    const { input, recurrent } = masks as CellMasks;
    const { strides, padding, dataFormat, dilationRate, activation, recurrentActivation } = this.settings;
    const axis = dataFormat === 'channels_last' ? -1 : 1;
    const fromInput = maskedConv(x, this.kernel.value, input, axis, (part, kernel) =>
      conv(part, kernel, { strides, padding, dataFormat, dilationRate }),
    );
    const fromState = maskedConv(h, this.recurrentKernel.value, recurrent, axis, (part, kernel) =>
      conv(part, kernel, { padding: 'same', dataFormat }),
    );
    const z = add(this.bias ? add(fromInput, this.#bias(this.bias)) : fromInput, fromState);
    const activate = activation ?? linear;
    const gate = recurrentActivation ?? linear;
    const [z0, z1, z2, z3] = split(z, 4, { axis }) as unknown as readonly [Tensor, Tensor, Tensor, Tensor];
    const nextC = add(multiply(gate(z1), c), multiply(gate(z0), activate(z2)));
    const nextH = multiply(gate(z3), activate(nextC));
    return [nextH, [nextH, nextC]];
  }

  override getInitialState(batchSize: number): readonly CellState[] {
    const state = (): Tensor => zeros([batchSize, ...this.#stateShape], { dtype: this.computeDType });
    return [state(), state()];
  }

  override drawMasks(batch: number, _features: number, training: boolean): CellMasks {
    const { dropout, recurrentDropout } = this.settings;
    const masks = drawCellMasks({
      seed: this.#seed,
      dropout,
      recurrentDropout,
      count: 4,
      inputShape: [batch, ...this.#inputShape],
      stateShape: [batch, ...this.#stateShape],
      dtype: this.computeDType,
      training,
    });
    // As Keras: a rate of 1 drops nothing.
    return { input: dropout < 1 ? masks.input : null, recurrent: recurrentDropout < 1 ? masks.recurrent : null };
  }

  #outputSizes(sizes: readonly number[]): readonly number[] {
    const { kernelSize, strides, padding, dilationRate } = this.settings;
    return sizes.map((size, i) => {
      const reach = padding === 'same' ? 1 : dilationRate[i]! * (kernelSize[i]! - 1) + 1;
      return Math.ceil((size - reach + 1) / strides[i]!);
    });
  }
  #bias({ value }: Weight): Tensor {
    if (this.settings.dataFormat === 'channels_last') return value;
    return reshape(value, [value.size, ...this.settings.kernelSize.map(() => 1)]);
  }
}

/** `convolve(x, kernel)`, where x is multiplied with a mask of its own for each gate's part of the kernel. */
function maskedConv(
  x: Tensor,
  kernel: Tensor,
  masks: readonly Tensor[] | null,
  axis: number,
  convolve: (x: Tensor, kernel: Tensor) => Tensor,
): Tensor {
  if (!masks) return convolve(x, kernel);
  const parts = split(kernel, masks.length, { axis: -1 });
  return concatenate(
    parts.map((part, i) => convolve(multiply(x, masks[i]!), part)),
    { axis },
  );
}

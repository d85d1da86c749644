import type { Fields, PartialShape } from '@oneiros/core';
import { type LayerOptions, layerFields, type Weight } from '@oneiros/layers-core';
import { add, SeedGenerator, type Tensor } from '@oneiros/tensor';
import { type CellBaseOptions, cellFields } from '../internal/cell-fields.ts';
import { drawCellMasks, maskedProduct } from '../internal/cell-masks.ts';
import { type CellCallOptions, type CellMasks, type CellResult, RNNCell } from '../rnn-cell.ts';

export interface SimpleRNNCellOptions extends LayerOptions, CellBaseOptions {}
interface SimpleRNNCellConfig extends SimpleRNNCellOptions {
  readonly units: number;
}

/**
 * One step of `SimpleRNN`: h' = activation(x · kernel + bias + h · recurrentKernel).
 *
 * ```ts
 * const [y, states] = new SimpleRNNCell(4).apply(x, { states: [h] });
 * ```
 */
export class SimpleRNNCell extends RNNCell<SimpleRNNCellConfig> {
  static override readonly className: string = 'keras.layers.SimpleRNNCell';
  static override readonly fields: Fields<SimpleRNNCellConfig> = fieldsOf();
  readonly stateSize: number;
  readonly outputSize: number;
  override readonly outputIsState: boolean = true;
  kernel!: Weight;
  recurrentKernel!: Weight;
  bias: Weight | null = null;
  readonly #seed: SeedGenerator;

  /** @param seed as Keras, the generator is made before the initializers */
  constructor(
    units: number,
    options: SimpleRNNCellOptions = {},
    seed: SeedGenerator = new SeedGenerator(options.seed ?? null),
  ) {
    super({ units, ...options });
    this.#seed = this.track('seed_generator', seed);
    this.stateSize = this.outputSize = this.config.units;
  }

  override build(inputShape: PartialShape): void {
    const { config } = this;
    const { units } = config;
    this.kernel = this.addWeight('kernel', [inputShape.at(-1) as number, units], {
      initializer: config.kernelInitializer,
      regularizer: config.kernelRegularizer,
      constraint: config.kernelConstraint,
    });
    this.recurrentKernel = this.addWeight('recurrent_kernel', [units, units], {
      initializer: config.recurrentInitializer,
      regularizer: config.recurrentRegularizer,
      constraint: config.recurrentConstraint,
    });
    if (config.useBias)
      this.bias = this.addWeight('bias', [units], {
        initializer: config.biasInitializer,
        regularizer: config.biasRegularizer,
        constraint: config.biasConstraint,
      });
  }

  override call(
    x: Tensor,
    { states, training, masks = this.drawMasks(x.shape[0]!, x.shape[1]!, training) }: CellCallOptions,
  ): CellResult {
    const { activation } = this.config;
    const { input, recurrent } = masks as CellMasks;
    const projected = maskedProduct(x, this.kernel.value, input);
    const withBias = this.bias ? add(projected, this.bias.value) : projected;
    const sum = add(withBias, maskedProduct(states[0] as Tensor, this.recurrentKernel.value, recurrent));
    const h = activation ? activation(sum) : sum;
    return [h, [h]];
  }

  override drawMasks(batch: number, features: number, training: boolean): CellMasks {
    const { units, dropout, recurrentDropout } = this.config;
    return drawCellMasks({
      seed: this.#seed,
      dropout,
      recurrentDropout,
      count: 1,
      inputShape: [batch, features],
      stateShape: [batch, units],
      dtype: this.computeDType,
      training,
    });
  }
}

/** The table, in the order of Keras's config. */
function fieldsOf(): Fields<SimpleRNNCellConfig> {
  const { recurrentActivation: _gates, ...fields } = cellFields();
  return { ...layerFields, ...fields };
}

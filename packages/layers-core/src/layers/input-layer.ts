import {
  boolean,
  type Config,
  checkDType,
  custom,
  type DType,
  expected,
  type Fields,
  nullable,
  type PartialShape,
  show,
  text,
} from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import { KerasTensor } from '../keras-tensor.ts';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';

interface InputLayerConfig extends LayerOptions {
  readonly batchShape: PartialShape;
  readonly sparse?: boolean;
  readonly ragged?: boolean;
  readonly optional?: boolean;
}
export interface InputLayerOptions extends Omit<InputLayerConfig, 'batchShape'> {}

/**
 * The beginning of a model: it has no weights and computes nothing; `output` is its KerasTensor. Use `Input(shape)`.
 */
export class InputLayer extends Layer<InputLayerConfig> {
  static override readonly className: string = 'keras.layers.InputLayer';
  static override readonly fields: Fields<InputLayerConfig> = {
    ...layerFields,
    name: nullable(text()),
    batchShape: custom<PartialShape>((value, where) => {
      if (Array.isArray(value) && value.every((n) => n === null || (Number.isInteger(n) && n >= 0)))
        return value as PartialShape;
      throw expected(
        where,
        'a list of sizes, null where a size is open',
        show(value),
        'For example Input([28, 28, 1]).',
      );
    }),
    sparse: boolean(false),
    ragged: boolean(false),
    optional: boolean(false),
  };
  /** What stands for the data in the graph of a model. */
  readonly output: KerasTensor;

  /** @param batchShape sizes with the batch first: `[null, 28, 28, 1]` */
  constructor(batchShape: PartialShape, options: InputLayerOptions = {}) {
    super({ ...options, batchShape, dtype: options.dtype ?? 'float32' }); // whatever the policy of layers is
    const dtype = checkDType((this.config as { dtype: { name: string } }).dtype.name, 'Input: dtype') as DType;
    this.output = new KerasTensor(this.config.batchShape, dtype, this.name);
    const call = { layer: this as unknown as Layer, inputs: [], options: {}, outputs: [this.output] };
    this.output.call = call;
    this.calls.push(call);
    this.built = true;
  }
  override call(x: Tensor): Tensor {
    return x;
  }
  override getConfig(): Config {
    const { batchShape, sparse, ragged, optional } = this.config;
    return { batch_shape: batchShape, dtype: this.output.dtype, sparse, ragged, name: this.name, optional };
  }
}

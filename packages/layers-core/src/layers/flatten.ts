import { type Fields, sizeOf } from '@oneiros/core';
import { reshape, type Tensor, transpose } from '@oneiros/tensor';
import { type DataFormat, dataFormat } from '../data-format.ts';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface FlattenOptions extends LayerOptions {
  /** Where channels lie, so that both formats give the same order. Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
}

/**
 * All axes but the batch as one: `[batch, …]` → `[batch, values]`.
 *
 * ```ts
 * new Flatten().apply(Input([28, 28, 1])); // shape [null, 784]
 * ```
 */
export class Flatten extends Layer<FlattenOptions> {
  static override readonly className: string = 'keras.layers.Flatten';
  static override readonly fields: Fields<FlattenOptions> = { ...layerFields, dataFormat: dataFormat() };

  constructor(options: FlattenOptions = {}) {
    super(options);
    this.inputSpec = { minRank: 1 };
  }
  override call(x: Tensor): Tensor {
    const channelsFirst = this.config.dataFormat === 'channels_first' && x.rank > 2;
    const ordered = channelsFirst ? transpose(x, { axes: [0, ...x.shape.slice(2).map((_, i) => i + 2), 1] }) : x;
    return reshape(ordered, [x.shape[0]!, sizeOf(x.shape.slice(1))]);
  }
}

import { type Fields, positiveInteger } from '@oneiros/core';
import { broadcastTo, reshape, type Tensor } from '@oneiros/tensor';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface RepeatVectorOptions extends LayerOptions {}
interface RepeatVectorConfig extends RepeatVectorOptions {
  readonly n: number;
}

/**
 * The same vector `n` times: `[batch, features]` → `[batch, n, features]`.
 *
 * ```ts
 * new RepeatVector(3).apply(Input([32])); // shape [null, 3, 32]
 * ```
 */
export class RepeatVector extends Layer<RepeatVectorConfig> {
  static override readonly className: string = 'keras.layers.RepeatVector';
  static override readonly fields: Fields<RepeatVectorConfig> = { ...layerFields, n: positiveInteger() };

  constructor(n: number, options: RepeatVectorOptions = {}) {
    super({ n, ...options });
    this.inputSpec = { rank: 2 };
  }
  override call(x: Tensor): Tensor {
    const [batch, features] = x.shape as readonly [number, number];
    return broadcastTo(reshape(x, [batch, 1, features]), [batch, this.config.n, features]);
  }
}

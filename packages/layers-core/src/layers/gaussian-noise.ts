import { type Fields, fraction, integer, nullable } from '@oneiros/core';
import { add, normal, SeedGenerator, type Tensor } from '@oneiros/tensor';
import { type CallOptions, Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface GaussianNoiseOptions extends LayerOptions {
  /** For the same noise each time. Default null: drawn when the layer is made. */
  readonly seed?: number | null;
}
interface GaussianNoiseConfig extends GaussianNoiseOptions {
  readonly stddev: number;
}

/**
 * In training, adds normal noise of mean 0 and standard deviation `stddev`.
 *
 * ```ts
 * new GaussianNoise(0.1).apply(x, { training: true });
 * ```
 */
export class GaussianNoise extends Layer<GaussianNoiseConfig> {
  static override readonly className: string = 'keras.layers.GaussianNoise';
  static override readonly fields: Fields<GaussianNoiseConfig> = {
    ...layerFields,
    stddev: fraction(),
    seed: nullable(integer()),
  };
  readonly #seed: SeedGenerator | null;

  constructor(stddev: number, options: GaussianNoiseOptions = {}) {
    super({ stddev, ...options });
    this.#seed = stddev > 0 ? this.track('seed_generator', new SeedGenerator(this.config.seed)) : null;
    this.supportsMasking = true;
  }
  override call(x: Tensor, { training }: CallOptions): Tensor {
    if (!training || !this.#seed) return x;
    return add(x, normal(x.shape, { stddev: this.config.stddev, dtype: this.computeDType, seed: this.#seed }));
  }
}

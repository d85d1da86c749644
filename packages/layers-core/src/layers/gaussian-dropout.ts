import { type Fields, fraction, integer, nullable } from '@oneiros/core';
import { multiply, normal, SeedGenerator, type Tensor } from '@oneiros/tensor';
import { type CallOptions, Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface GaussianDropoutOptions extends LayerOptions {
  /** For the same noise each time. Default null: drawn when the layer is made. */
  readonly seed?: number | null;
}
interface GaussianDropoutConfig extends GaussianDropoutOptions {
  readonly rate: number;
}

/**
 * In training, multiplies with normal noise of mean 1 and standard deviation √(rate / (1 - rate)) (Srivastava et al., 2014).
 *
 * ```ts
 * new GaussianDropout(0.5).apply(x, { training: true });
 * ```
 */
export class GaussianDropout extends Layer<GaussianDropoutConfig> {
  static override readonly className: string = 'keras.layers.GaussianDropout';
  static override readonly fields: Fields<GaussianDropoutConfig> = {
    ...layerFields,
    rate: fraction(),
    seed: nullable(integer()),
  };
  readonly #seed: SeedGenerator | null;

  constructor(rate: number, options: GaussianDropoutOptions = {}) {
    super({ rate, ...options });
    this.#seed = rate > 0 ? this.track('seed_generator', new SeedGenerator(this.config.seed)) : null;
    this.supportsMasking = true;
  }
  override call(x: Tensor, { training }: CallOptions): Tensor {
    if (!training || !this.#seed) return x;
    const { rate } = this.config;
    return multiply(
      x,
      normal(x.shape, { mean: 1, stddev: Math.sqrt(rate / (1 - rate)), dtype: this.computeDType, seed: this.#seed }),
    );
  }
}

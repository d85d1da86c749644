import { type Config, type Fields, fraction, integer, nullable, type Shape } from '@oneiros/core';
import { dropout, SeedGenerator, type Tensor } from '@oneiros/tensor';
import { type DataFormat, dataFormat } from '../data-format.ts';
import { type CallOptions, Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface SpatialDropout1DOptions extends LayerOptions {
  /** For the same masks each time. Default null: drawn when the layer is made. */
  readonly seed?: number | null;
}
export interface SpatialDropoutOptions extends SpatialDropout1DOptions {
  /** Where channels lie. Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
}
interface SpatialDropout1DConfig extends SpatialDropout1DOptions {
  readonly rate: number;
}
interface SpatialDropoutConfig extends SpatialDropoutOptions {
  readonly rate: number;
}

/** What dropout of whole channels has in common. */
abstract class SpatialDropout<C extends SpatialDropout1DConfig> extends Layer<C> {
  readonly #seed: SeedGenerator | null;
  readonly #rate: number;

  constructor(given: C, rank: number) {
    super(given);
    const { rate, seed } = this.config as unknown as { readonly rate: number; readonly seed: number | null };
    this.#rate = rate;
    this.#seed = rate > 0 ? this.track('seed_generator', new SeedGenerator(seed)) : null;
    this.supportsMasking = true;
    this.inputSpec = { rank };
  }
  override call(x: Tensor, { training }: CallOptions): Tensor {
    return training && this.#seed
      ? dropout(x, this.#rate, { noiseShape: this.noiseShape(x.shape), seed: this.#seed })
      : x;
  }
  protected noiseShape(shape: Shape): Shape {
    const { dataFormat: format = 'channels_last' } = this.config as { readonly dataFormat?: DataFormat };
    const channels = format === 'channels_last' ? shape.length - 1 : 1;
    return shape.map((n, axis) => (axis === 0 || axis === channels ? n : 1));
  }
  /** Keras saves less of these layers than of others. */
  override getConfig(): Config {
    const {
      rate,
      seed,
      name,
      data_format: format,
    } = super.getConfig() as { readonly [key: string]: string | number | null };
    return {
      rate: rate!,
      seed: seed!,
      name: name!,
      dtype: this.dtypePolicy.name,
      ...(format !== undefined && { data_format: format }),
    };
  }
}

/**
 * In training, drops whole features of `[batch, steps, features]` (Tompson et al., 2015).
 *
 * ```ts
 * new SpatialDropout1D(0.2).apply(x, { training: true });
 * ```
 */
export class SpatialDropout1D extends SpatialDropout<SpatialDropout1DConfig> {
  static override readonly className: string = 'keras.layers.SpatialDropout1D';
  static override readonly fields: Fields<SpatialDropout1DConfig> = {
    ...layerFields,
    rate: fraction(),
    seed: nullable(integer()),
  };

  constructor(rate: number, options: SpatialDropout1DOptions = {}) {
    super({ rate, ...options }, 3);
  }
}

/**
 * In training, drops whole channels of `[batch, height, width, channels]` (Tompson et al., 2015).
 *
 * ```ts
 * new SpatialDropout2D(0.2).apply(x, { training: true });
 * ```
 */
export class SpatialDropout2D extends SpatialDropout<SpatialDropoutConfig> {
  static override readonly className: string = 'keras.layers.SpatialDropout2D';
  static override readonly fields: Fields<SpatialDropoutConfig> = {
    ...layerFields,
    rate: fraction(),
    seed: nullable(integer()),
    dataFormat: dataFormat(),
  };

  constructor(rate: number, options: SpatialDropoutOptions = {}) {
    super({ rate, ...options }, 4);
  }
}

/**
 * In training, drops whole channels of `[batch, depth, height, width, channels]` (Tompson et al., 2015).
 *
 * ```ts
 * new SpatialDropout3D(0.2).apply(x, { training: true });
 * ```
 */
export class SpatialDropout3D extends SpatialDropout<SpatialDropoutConfig> {
  static override readonly className: string = 'keras.layers.SpatialDropout3D';
  static override readonly fields: Fields<SpatialDropoutConfig> = {
    ...layerFields,
    rate: fraction(),
    seed: nullable(integer()),
    dataFormat: dataFormat(),
  };

  constructor(rate: number, options: SpatialDropoutOptions = {}) {
    super({ rate, ...options }, 5);
  }
}

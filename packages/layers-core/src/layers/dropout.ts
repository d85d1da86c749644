import { custom, expected, type Fields, fraction, integer, nullable, show } from '@oneiros/core';
import { dropout, SeedGenerator, type Tensor } from '@oneiros/tensor';
import { type CallOptions, Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface DropoutOptions extends LayerOptions {
  /** Shape of the mask where values are dropped together; null stands for the size of the input. Default: each value by itself. */
  readonly noiseShape?: readonly (number | null)[] | null;
  /** For the same masks each time. Default null: drawn when the layer is made. */
  readonly seed?: number | null;
}
interface DropoutConfig extends DropoutOptions {
  readonly rate: number;
}

/**
 * In training, sets a fraction `rate` of the values to 0 and scales the others by 1 / (1 - rate) (Srivastava et al., 2014).
 *
 * ```ts
 * new Dropout(0.5).apply(x, { training: true });
 * ```
 */
export class Dropout extends Layer<DropoutConfig> {
  static override readonly className: string = 'keras.layers.Dropout';
  static override readonly fields: Fields<DropoutConfig> = {
    ...layerFields,
    rate: fraction(),
    seed: nullable(integer()),
    noiseShape: nullable(custom<readonly (number | null)[]>(parseNoiseShape)),
  };
  readonly #seed: SeedGenerator | null;

  constructor(rate: number, options: DropoutOptions = {}) {
    super({ rate, ...options });
    this.#seed = rate > 0 ? this.track('seed_generator', new SeedGenerator(this.config.seed)) : null;
    this.supportsMasking = true;
  }
  override call(x: Tensor, { training }: CallOptions): Tensor {
    return training && this.#seed
      ? dropout(x, this.config.rate, { noiseShape: this.config.noiseShape, seed: this.#seed })
      : x;
  }
}

function parseNoiseShape(value: unknown, where: string): readonly (number | null)[] {
  if (Array.isArray(value) && value.every((n) => n === null || (Number.isInteger(n) && n > 0)))
    return value as readonly (number | null)[];
  throw expected(where, 'an array of positive integers or null', show(value));
}

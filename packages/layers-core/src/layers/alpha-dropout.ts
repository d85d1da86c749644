import { custom, expected, type Fields, fraction, integer, nullable, show } from '@oneiros/core';
import { add, cast, greaterEqual, multiply, SeedGenerator, subtract, type Tensor, uniform } from '@oneiros/tensor';
import { type CallOptions, Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface AlphaDropoutOptions extends LayerOptions {
  /** Shape of the mask where values are dropped together; null stands for the size of the input. Default: each value by itself. */
  readonly noiseShape?: readonly (number | null)[] | null;
  /** For the same masks each time. Default null: drawn when the layer is made. */
  readonly seed?: number | null;
}
interface AlphaDropoutConfig extends AlphaDropoutOptions {
  readonly rate: number;
}

/** The value that selu nears below zero: -1.6732632423543772 · 1.0507009873554805. */
const floor = -1.6732632423543772 * 1.0507009873554805;

/**
 * Dropout for networks with selu: dropped values become the lowest one of selu, and the whole is scaled so that mean and
 * variance remain (Klambauer et al., 2017).
 *
 * ```ts
 * new AlphaDropout(0.1).apply(x, { training: true });
 * ```
 */
export class AlphaDropout extends Layer<AlphaDropoutConfig> {
  static override readonly className: string = 'keras.layers.AlphaDropout';
  static override readonly fields: Fields<AlphaDropoutConfig> = {
    ...layerFields,
    rate: fraction(),
    seed: nullable(integer()),
    noiseShape: nullable(custom<readonly (number | null)[]>(parseNoiseShape)),
  };
  readonly #seed: SeedGenerator | null;

  constructor(rate: number, options: AlphaDropoutOptions = {}) {
    super({ rate, ...options });
    this.#seed = rate > 0 ? this.track('seed_generator', new SeedGenerator(this.config.seed)) : null;
    this.supportsMasking = true;
  }
  override call(x: Tensor, { training }: CallOptions): Tensor {
    if (!training || !this.#seed) return x;
    const { rate, noiseShape } = this.config;
    const shape = noiseShape ? noiseShape.map((n, i) => n ?? x.shape[i]!) : x.shape;
    const kept = cast(greaterEqual(uniform(shape, { seed: this.#seed }), rate), x.dtype);
    const scale = ((1 - rate) * (1 + rate * floor ** 2)) ** -0.5;
    const dropped = add(multiply(x, kept), multiply(subtract(1, kept), floor));
    return add(multiply(dropped, scale), -scale * floor * rate);
  }
}

function parseNoiseShape(value: unknown, where: string): readonly (number | null)[] {
  if (Array.isArray(value) && value.every((n) => n === null || (Number.isInteger(n) && n > 0)))
    return value as readonly (number | null)[];
  throw expected(where, 'an array of positive integers or null', show(value));
}

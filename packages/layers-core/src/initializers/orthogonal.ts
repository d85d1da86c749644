import { type DType, expected, type Fields, float, type Shape, sizeOf } from '@oneiros/core';
import {
  eye,
  makeDefaultSeed,
  multiply,
  normal,
  qr,
  reshape,
  sign,
  sum,
  type Tensor,
  tidy,
  transpose,
} from '@oneiros/tensor';
import { type SeedLike, seed } from '../seed.ts';
import { Initializer } from './initializer.ts';

export interface OrthogonalOptions {
  /** An integer draws the same values each time; null, the default, an integer chosen now; a generator others at each call. */
  readonly seed?: SeedLike | null;
  /** Factor of the matrix. Default 1. */
  readonly gain?: number;
}

/**
 * A matrix with orthonormal columns, or rows where these are fewer; other dimensions than the last count as one
 * (Saxe et al., 2014).
 *
 * ```ts
 * new LSTM(64, { recurrentInitializer: new Orthogonal({ seed: 7 }) });
 * ```
 * @throws OneirosError for weights of fewer than two dimensions.
 */
export class Orthogonal extends Initializer<OrthogonalOptions> {
  static override readonly className: string = 'keras.initializers.Orthogonal';
  static override readonly aliases: readonly string[] = ['OrthogonalInitializer'];
  static override readonly fields: Fields<OrthogonalOptions> = { seed: seed(), gain: float(1) };
  readonly #seed: SeedLike;

  constructor(options: OrthogonalOptions = {}) {
    super(options);
    this.#seed = this.config.seed ?? makeDefaultSeed();
  }
  override call(shape: Shape, dtype: DType): Tensor {
    if (shape.length < 2)
      throw expected(
        'Orthogonal',
        'a weight of at least two dimensions',
        `shape=[${shape}]`,
        'Use another initializer for it.',
      );
    const columns = shape.at(-1)!;
    const rows = sizeOf(shape.slice(0, -1));
    return tidy(() => {
      const drawn = normal([Math.max(rows, columns), Math.min(rows, columns)], { dtype, seed: this.#seed });
      const [q, r] = qr(drawn) as readonly [Tensor, Tensor];
      // The signs of r's diagonal make the result uniform among orthogonal matrices.
      const diagonal = sum(multiply(r, eye(r.shape[0]!, { dtype })), { axis: 1 });
      const uniform = multiply(q, sign(diagonal));
      return multiply(reshape(rows < columns ? transpose(uniform) : uniform, shape), this.config.gain);
    });
  }
}

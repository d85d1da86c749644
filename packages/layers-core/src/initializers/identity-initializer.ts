import { type Config, type DType, expected, type Fields, float, type Shape } from '@oneiros/core';
import { eye, multiply, type Tensor } from '@oneiros/tensor';
import { Initializer } from './initializer.ts';

export interface IdentityInitializerOptions {
  /** Factor of the matrix. Default 1. */
  readonly gain?: number;
}

/**
 * The identity matrix times `gain`, for weights of two dimensions.
 *
 * ```ts
 * new SimpleRNN(8, { recurrentInitializer: new IdentityInitializer() });
 * ```
 * @throws OneirosError for weights of another number of dimensions.
 */
export class IdentityInitializer extends Initializer<IdentityInitializerOptions> {
  static override readonly className: string = 'keras.initializers.Identity';
  static override readonly aliases: readonly string[] = ['IdentityInitializer'];
  static override readonly fields: Fields<IdentityInitializerOptions> = { gain: float(1) };

  constructor(options: IdentityInitializerOptions = {}) {
    super(options);
  }
  override call(shape: Shape, dtype: DType): Tensor {
    const [rows, columns] = shape;
    if (shape.length !== 2)
      throw expected('Identity', 'a weight of two dimensions', `shape=[${shape}]`, 'Use another initializer for it.');
    return multiply(eye(rows!, { M: columns!, dtype }), this.config.gain);
  }
  /** Keras 3.15.1 leaves out `gain`; it is written only where it says something. */
  override getConfig(): Config {
    return this.config.gain === 1 ? {} : super.getConfig();
  }
}

import type { DType, Shape } from '@oneiros/core';
import { type Tensor, zeros } from '@oneiros/tensor';
import { Initializer } from './initializer.ts';

/** All zeros: the default of biases. */
export class Zeros extends Initializer {
  static override readonly className: string = 'keras.initializers.Zeros';
  static override readonly aliases: readonly string[] = ['zero'];

  constructor(options: object = {}) {
    super(options);
  }
  override call(shape: Shape, dtype: DType): Tensor {
    return zeros(shape, { dtype });
  }
}

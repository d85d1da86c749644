import type { DType, Shape } from '@oneiros/core';
import { ones, type Tensor } from '@oneiros/tensor';
import { Initializer } from './initializer.ts';

/** All ones: the default of scales. */
export class Ones extends Initializer {
  static override readonly className: string = 'keras.initializers.Ones';
  static override readonly aliases: readonly string[] = ['one'];

  constructor(options: object = {}) {
    super(options);
  }
  override call(shape: Shape, dtype: DType): Tensor {
    return ones(shape, { dtype });
  }
}

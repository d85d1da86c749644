import { type DType, type Fields, float, type Shape } from '@oneiros/core';
import { full, type Tensor } from '@oneiros/tensor';
import { Initializer } from './initializer.ts';

export interface ConstantOptions {
  /** Default 0. */
  readonly value?: number;
}

/**
 * The same value everywhere.
 *
 * ```ts
 * new Dense(10, { biasInitializer: new Constant({ value: 0.1 }) });
 * ```
 */
export class Constant extends Initializer<ConstantOptions> {
  static override readonly className: string = 'keras.initializers.Constant';
  static override readonly fields: Fields<ConstantOptions> = { value: float(0) };

  constructor(options: ConstantOptions = {}) {
    super(options);
  }
  override call(shape: Shape, dtype: DType): Tensor {
    return full(shape, this.config.value, { dtype });
  }
}

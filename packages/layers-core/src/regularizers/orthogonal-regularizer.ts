import { expected, type Fields, oneOf } from '@oneiros/core';
import {
  abs,
  divide,
  eye,
  matmul,
  maximum,
  multiply,
  sqrt,
  square,
  subtract,
  sum,
  type Tensor,
  transpose,
} from '@oneiros/tensor';
import { factor } from './internal/penalty.ts';
import { Regularizer } from './regularizer.ts';

export interface OrthogonalRegularizerOptions {
  /** Factor of the penalty; kept as a float32, as Keras does. Default 0.01. */
  readonly factor?: number;
  /** Whether rows (the default) or columns should be orthogonal to each other. */
  readonly mode?: 'rows' | 'columns';
}

/**
 * A penalty on matrices: factor times the mean of |cosine| over all pairs of rows, or of columns.
 *
 * ```ts
 * new Dense(64, { kernelRegularizer: new OrthogonalRegularizer({ mode: 'columns' }) });
 * ```
 * @throws OneirosError for tensors of another number of dimensions than two.
 */
export class OrthogonalRegularizer extends Regularizer<OrthogonalRegularizerOptions> {
  static override readonly className: string = 'keras.regularizers.OrthogonalRegularizer';
  static override readonly fields: Fields<OrthogonalRegularizerOptions> = {
    factor: factor(0.01, Math.fround),
    mode: oneOf(['rows', 'columns'], 'rows'),
  };

  constructor(options: OrthogonalRegularizerOptions = {}) {
    super(options);
  }
  override call(x: Tensor): Tensor {
    if (x.rank !== 2)
      throw expected(
        'OrthogonalRegularizer',
        'a matrix',
        `shape=[${x.shape}]`,
        'Use another regularizer for this weight.',
      );
    const { factor: weight, mode } = this.config;
    const vectors = mode === 'rows' ? x : transpose(x);
    const lengths = sqrt(maximum(sum(square(vectors), { axis: 1, keepdims: true }), 1e-12));
    const unit = divide(vectors, lengths);
    const n = vectors.shape[0]!;
    const cosines = multiply(matmul(unit, transpose(unit)), subtract(1, eye(n, { dtype: x.dtype })));
    const pairs = (n * (n - 1)) / 2;
    return divide(multiply(sum(abs(cosines)), weight * 0.5), pairs);
  }
}

import { broadcastShapes, expected } from '@oneiros/core';
import { productOperands } from '../internal/product-operands.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { dotGeneral } from './dot-general.ts';
import { reshape } from './reshape.ts';

/**
 * Matrix product over the last two axes; the axes before them broadcast. A vector counts as a row on the left and as a
 * column on the right, and that axis is dropped from the result. Two int8 tensors give int32.
 *
 * ```ts
 * matmul(ones([8, 2, 3]), ones([3, 4])); // shape [8, 2, 4]
 * ```
 * @throws OneirosError for scalars and where the inner sizes differ.
 */
export function matmul(x1: TensorLike, x2: TensorLike): Tensor {
  const [x, y] = productOperands(x1, x2);
  if (x.rank === 0 || y.rank === 0)
    throw expected(
      'ops.matmul',
      'tensors of at least one dimension',
      `shapes [${x.shape}] and [${y.shape}]`,
      'Use ops.multiply for scalars.',
    );
  const inner = y.rank === 1 ? 0 : y.rank - 2;
  if (x.shape.at(-1) !== y.shape[inner]) {
    throw expected(
      'ops.matmul',
      'a left operand with as many columns as the right one has rows',
      `shapes [${x.shape}] and [${y.shape}]`,
      'Transpose or reshape one of them.',
    );
  }
  if (y.rank <= 2) return dotGeneral(x, y, { contracting: [[x.rank - 1], [inner]] });
  if (x.rank === 1) return dropRow(matmul(reshape(x, [1, x.size]), y));
  const batch = broadcastShapes('ops.matmul', x.shape.slice(0, -2), y.shape.slice(0, -2));
  const axes = batch.map((_, i) => i);
  return dotGeneral(
    broadcastTo(x, [...batch, ...x.shape.slice(-2)]),
    broadcastTo(y, [...batch, ...y.shape.slice(-2)]),
    {
      contracting: [[batch.length + 1], [batch.length]],
      batch: [axes, axes],
    },
  );
}

function dropRow(product: Tensor): Tensor {
  return reshape(
    product,
    product.shape.filter((_, i) => i !== product.rank - 2),
  );
}

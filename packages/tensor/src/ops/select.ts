import { expected } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { where } from './where.ts';

/**
 * For each place the element of the first of `choicelist` whose condition holds, else `default`.
 *
 * ```ts
 * select([less(x, 0), greater(x, 9)], [negative(x), 9], { default: x });
 * ```
 */
export function select(
  condlist: readonly TensorLike[],
  choicelist: readonly TensorLike[],
  options: { readonly default?: TensorLike } = {},
): Tensor {
  if (condlist.length !== choicelist.length || condlist.length === 0) {
    throw expected(
      'ops.select',
      'as many choices as conditions, and at least one',
      `${condlist.length} and ${choicelist.length}`,
    );
  }
  return condlist.reduceRight<Tensor>(
    (rest, condition, i) => where(condition, choicelist[i]!, rest),
    asTensor(options.default ?? 0),
  );
}

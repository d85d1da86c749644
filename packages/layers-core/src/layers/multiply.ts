import { logicalOr, multiply, onesLike, type Tensor, where, zerosLike } from '@oneiros/tensor';
import type { LayerOptions } from '../layer.ts';
import { type Masks, Merge, spread } from './internal/merge.ts';

/**
 * Product of the inputs, elementwise; what is masked counts as 1, and what is masked in all of them gives 0.
 *
 * ```ts
 * new Multiply().apply([x, y]);
 * ```
 */
export class Multiply extends Merge {
  static override readonly className: string = 'keras.layers.Multiply';

  constructor(options: LayerOptions = {}) {
    super(options);
  }
  protected override merge(xs: readonly Tensor[], masks: Masks): Tensor {
    const counted = xs.map((x, i) => (masks?.[i] ? spread(masks[i], x) : null));
    const product = xs
      .map((x, i) => (counted[i] ? where(counted[i], x, onesLike(x)) : x))
      .reduce((all, x) => multiply(all, x));
    if (counted.includes(null)) return product;
    const any = (counted as readonly Tensor[]).reduce((all, own) => logicalOr(all, own));
    return where(any, product, zerosLike(product));
  }
}

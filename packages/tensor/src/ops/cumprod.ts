import { bind } from '../bind.ts';
import { sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { type CumulativeOptions, cumulative } from './cumsum.ts';
import { multiply } from './multiply.ts';
import { padOp } from './pad.ts';

/**
 * Running product along `axis`.
 *
 * ```ts
 * cumprod(tensor([1, 2, 3])); // [1, 2, 6]
 * ```
 */
export function cumprod(x: TensorLike, options: CumulativeOptions = {}): Tensor {
  const { input, axis } = cumulative('cumprod', x, options);
  return bind(cumprodOp, [input], { axis });
}

export const cumprodOp: Op<readonly [x: Tensor], { readonly axis: number }> = {
  name: 'cumprod',
  infer: sameSpec,
  // Each step multiplies by what lies 1, 2, 4, … places before. Its derivative is exact at zeros too.
  expand: ([x], { axis }) => {
    const one = cast(1, x.dtype);
    let product = x;
    for (let shift = 1; shift < x.shape[axis]!; shift *= 2) {
      const low = x.shape.map((_, i) => (i === axis ? shift : 0));
      const before = bind(padOp, [product, one], { low, high: low.map((n) => 0 - n), interior: low.map(() => 0) });
      product = multiply(product, before);
    }
    return product;
  },
};

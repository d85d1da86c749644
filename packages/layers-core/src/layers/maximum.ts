import { maximum, type Tensor } from '@oneiros/tensor';
import type { LayerOptions } from '../layer.ts';
import { type Masks, Merge, mergeMasked } from './internal/merge.ts';

/**
 * Maximum of the inputs, elementwise; what is masked counts for nothing.
 *
 * ```ts
 * new Maximum().apply([x, y]);
 * ```
 */
export class Maximum extends Merge {
  static override readonly className: string = 'keras.layers.Maximum';

  constructor(options: LayerOptions = {}) {
    super(options);
  }
  protected override merge(xs: readonly Tensor[], masks: Masks): Tensor {
    return mergeMasked(xs, masks, (x, y) => maximum(x, y));
  }
}

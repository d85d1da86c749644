import { minimum, type Tensor } from '@oneiros/tensor';
import type { LayerOptions } from '../layer.ts';
import { type Masks, Merge, mergeMasked } from './internal/merge.ts';

/**
 * Minimum of the inputs, elementwise; what is masked counts for nothing.
 *
 * ```ts
 * new Minimum().apply([x, y]);
 * ```
 */
export class Minimum extends Merge {
  static override readonly className: string = 'keras.layers.Minimum';

  constructor(options: LayerOptions = {}) {
    super(options);
  }
  protected override merge(xs: readonly Tensor[], masks: Masks): Tensor {
    return mergeMasked(xs, masks, (x, y) => minimum(x, y));
  }
}

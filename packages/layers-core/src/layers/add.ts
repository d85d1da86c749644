import { add, type Tensor } from '@oneiros/tensor';
import type { LayerOptions } from '../layer.ts';
import { Merge } from './internal/merge.ts';

/**
 * Sum of the inputs, elementwise.
 *
 * ```ts
 * new Add().apply([x, y]);
 * ```
 */
export class Add extends Merge {
  static override readonly className: string = 'keras.layers.Add';

  constructor(options: LayerOptions = {}) {
    super(options);
  }
  protected override merge(xs: readonly Tensor[]): Tensor {
    return xs.reduce((total, x) => add(total, x));
  }
}

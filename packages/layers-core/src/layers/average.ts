import { add, divide, type Tensor } from '@oneiros/tensor';
import type { LayerOptions } from '../layer.ts';
import { Merge } from './internal/merge.ts';

/**
 * Mean of the inputs, elementwise.
 *
 * ```ts
 * new Average().apply([x, y]);
 * ```
 */
export class Average extends Merge {
  static override readonly className: string = 'keras.layers.Average';

  constructor(options: LayerOptions = {}) {
    super(options);
  }
  protected override merge(xs: readonly Tensor[]): Tensor {
    return divide(
      xs.reduce((total, x) => add(total, x)),
      xs.length,
    );
  }
}

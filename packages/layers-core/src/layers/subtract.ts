import { expected, type PartialShape } from '@oneiros/core';
import { subtract, type Tensor } from '@oneiros/tensor';
import type { LayerOptions } from '../layer.ts';
import { Merge, shownShapes } from './internal/merge.ts';

/**
 * First input minus the second, elementwise.
 *
 * ```ts
 * new Subtract().apply([x, y]);
 * ```
 * @throws OneirosError unless there are two inputs.
 */
export class Subtract extends Merge {
  static override readonly className: string = 'keras.layers.Subtract';

  constructor(options: LayerOptions = {}) {
    super(options);
  }
  protected override checkShapes(shapes: readonly PartialShape[]): void {
    super.checkShapes(shapes);
    if (shapes.length !== 2)
      throw expected(`Layer '${this.name}'`, 'two inputs', shownShapes(shapes), 'Call it as layer.apply([x, y]).');
  }
  protected override merge([x, y]: readonly [Tensor, Tensor]): Tensor {
    return subtract(x, y);
  }
}

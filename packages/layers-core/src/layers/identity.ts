import type { Tensor } from '@oneiros/tensor';
import { Layer, type LayerOptions } from '../layer.ts';

/**
 * Gives its input as it is.
 *
 * ```ts
 * new Identity().apply(x);
 * ```
 */
export class Identity extends Layer {
  static override readonly className: string = 'keras.layers.Identity';

  constructor(options: LayerOptions = {}) {
    super(options);
    this.supportsMasking = true;
  }
  override call(x: Tensor): Tensor {
    return x;
  }
}

import { type Fields, float } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import { elu } from '../activations/elu.ts';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface ELUOptions extends LayerOptions {
  /** Value that it nears below zero, negated. Default 1. */
  readonly alpha?: number;
}

/**
 * Elementwise x above zero, alpha · (eˣ - 1) below (Clevert et al., 2016).
 *
 * ```ts
 * new ELU().apply(x);
 * ```
 */
export class ELU extends Layer<ELUOptions> {
  static override readonly className: string = 'keras.layers.ELU';
  static override readonly fields: Fields<ELUOptions> = { ...layerFields, alpha: float(1) };

  constructor(options: ELUOptions = {}) {
    super(options);
    this.supportsMasking = true;
  }
  override call(x: Tensor): Tensor {
    return elu(x, { alpha: this.config.alpha });
  }
}

import type { Fields } from '@oneiros/core';
import { minimum, multiply, rsqrt, square, sum, type Tensor } from '@oneiros/tensor';
import { type Axes, axes } from '../internal/axis-field.ts';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface UnitNormalizationOptions extends LayerOptions {
  /** The axis or axes whose norm becomes 1. Default -1. */
  readonly axis?: Axes;
}

/**
 * Divides each sample by its norm along an axis.
 *
 * ```ts
 * new UnitNormalization().apply(Input([128]));
 * ```
 */
export class UnitNormalization extends Layer<UnitNormalizationOptions> {
  static override readonly className: string = 'keras.layers.UnitNormalization';
  static override readonly fields: Fields<UnitNormalizationOptions> = { ...layerFields, axis: axes() };

  constructor(options: UnitNormalizationOptions = {}) {
    super(options);
    this.supportsMasking = true;
  }
  override call(x: Tensor): Tensor {
    const scale = minimum(rsqrt(sum(square(x), { axis: this.config.axis, keepdims: true })), 1e12);
    return multiply(x, scale);
  }
}

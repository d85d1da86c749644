import { canonicalAxis, type Fields, float, type PartialShape } from '@oneiros/core';
import { rmsNormalization, type Tensor } from '@oneiros/tensor';
import { Ones } from '../initializers/ones.ts';
import { type Axes, axes, listOfAxes } from '../internal/axis-field.ts';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';
import type { Weight } from '../weight.ts';

export interface RMSNormalizationOptions extends LayerOptions {
  /** The axis or axes that are normalized together. Default -1. */
  readonly axis?: Axes;
  /** Added to the mean square. Default 1e-6. */
  readonly epsilon?: number;
}

/**
 * Divides each sample by its root mean square along an axis, then scales it by learned factors (Zhang and Sennrich, 2019).
 *
 * ```ts
 * new RMSNormalization().apply(Input([80, 128]));
 * ```
 */
export class RMSNormalization extends Layer<RMSNormalizationOptions> {
  static override readonly className: string = 'keras.layers.RMSNormalization';
  static override readonly fields: Fields<RMSNormalizationOptions> = {
    ...layerFields,
    axis: axes(),
    epsilon: float(1e-6),
  };
  scale!: Weight;
  #axes: readonly number[] = [];

  constructor(options: RMSNormalizationOptions = {}) {
    super(options);
  }
  override build(inputShape: PartialShape): void {
    this.#axes = listOfAxes(this.config.axis)
      .map((axis) => canonicalAxis(axis, inputShape.length, `Layer '${this.name}': axis`))
      .sort((a, b) => a - b);
    this.scale = this.addWeight(
      'scale',
      this.#axes.map((axis) => inputShape[axis] as number),
      { initializer: new Ones() },
    );
  }
  override call(x: Tensor): Tensor {
    return rmsNormalization(x, { scale: this.scale.value, axis: this.#axes, epsilon: this.config.epsilon });
  }
  /** After the build Keras writes a single axis as a list. */
  override getConfig(): ReturnType<Layer['getConfig']> {
    const config = super.getConfig();
    return this.built && typeof this.config.axis === 'number' ? { ...config, axis: [this.config.axis] } : config;
  }
}

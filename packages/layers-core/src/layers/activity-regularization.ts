import type { Config, Fields } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';
import { factor } from '../regularizers/internal/penalty.ts';
import { L1L2 } from '../regularizers/l1l2.ts';

export interface ActivityRegularizationOptions extends Omit<LayerOptions, 'activityRegularizer'> {
  /** Factor of Σ |x|. Default 0. */
  readonly l1?: number;
  /** Factor of Σ x². Default 0. */
  readonly l2?: number;
}

/**
 * Gives its input as it is, and adds a penalty on it to the loss.
 *
 * ```ts
 * new ActivityRegularization({ l1: 1e-3 }).apply(x);
 * ```
 */
export class ActivityRegularization extends Layer<ActivityRegularizationOptions & LayerOptions> {
  static override readonly className: string = 'keras.layers.ActivityRegularization';
  static override readonly fields: Fields<ActivityRegularizationOptions & LayerOptions> = {
    ...layerFields,
    l1: factor(0),
    l2: factor(0),
  };

  constructor(options: ActivityRegularizationOptions = {}) {
    super({ ...options, activityRegularizer: new L1L2({ l1: options.l1 ?? 0, l2: options.l2 ?? 0 }) });
    this.supportsMasking = true;
  }
  override call(x: Tensor): Tensor {
    return x;
  }
  override getConfig(): Config {
    const { activity_regularizer: _made, ...config } = super.getConfig();
    return config;
  }
}

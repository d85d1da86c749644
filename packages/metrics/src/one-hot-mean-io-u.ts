import { boolean, type Fields, positiveInteger } from '@oneiros/core';
import { Intersection, type IntersectionSettings, ignoreClassFields } from './internal/intersection.ts';
import type { OneHotIoUOptions } from './one-hot-io-u.ts';

interface OneHotMeanIoUConfig extends OneHotIoUOptions {
  readonly numClasses: number;
}

/**
 * Intersection over union of one-hot truth and scores of classes, averaged over all classes.
 *
 * ```ts
 * model.compile({ metrics: [new OneHotMeanIoU(3)] });
 * ```
 */
export class OneHotMeanIoU extends Intersection<OneHotMeanIoUConfig> {
  static override readonly className: string = 'keras.metrics.OneHotMeanIoU';
  static override readonly fields: Fields<OneHotMeanIoUConfig> = {
    ...ignoreClassFields(),
    numClasses: positiveInteger(),
    sparseYPred: boolean(false),
  };

  constructor(numClasses: number, options: OneHotIoUOptions = {}) {
    super({ ...options, numClasses });
  }
  protected override settings(): IntersectionSettings {
    return {
      ...this.config,
      sparseYTrue: false,
      targetClassIds: Array.from({ length: this.config.numClasses }, (_, i) => i),
    };
  }
}

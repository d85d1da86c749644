import { boolean, type Fields, positiveInteger } from '@oneiros/core';
import { Intersection, type IntersectionSettings, ignoreClassFields } from './internal/intersection.ts';
import type { IoUOptions } from './io-u.ts';

interface MeanIoUConfig extends IoUOptions {
  readonly numClasses: number;
}

/**
 * Intersection over union of truth and prediction, averaged over all classes.
 *
 * ```ts
 * model.compile({ metrics: [new MeanIoU(3, { sparseYPred: false })] });
 * ```
 */
export class MeanIoU extends Intersection<MeanIoUConfig> {
  static override readonly className: string = 'keras.metrics.MeanIoU';
  static override readonly fields: Fields<MeanIoUConfig> = {
    ...ignoreClassFields(),
    numClasses: positiveInteger(),
    sparseYTrue: boolean(true),
    sparseYPred: boolean(true),
  };

  constructor(numClasses: number, options: IoUOptions = {}) {
    super({ ...options, numClasses });
  }
  protected override settings(): IntersectionSettings {
    return { ...this.config, targetClassIds: Array.from({ length: this.config.numClasses }, (_, i) => i) };
  }
}

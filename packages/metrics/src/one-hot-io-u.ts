import { boolean, type Fields, positiveInteger } from '@oneiros/core';
import {
  classIds,
  type IgnoreClassOptions,
  Intersection,
  type IntersectionSettings,
  ignoreClassFields,
} from './internal/intersection.ts';

export interface OneHotIoUOptions extends IgnoreClassOptions {
  /** Whether predictions are class numbers, and not scores of classes. Default false. */
  readonly sparseYPred?: boolean;
}
interface OneHotIoUConfig extends OneHotIoUOptions {
  readonly numClasses: number;
  readonly targetClassIds: readonly number[];
}

/**
 * Intersection over union of one-hot truth and scores of classes, averaged over some classes.
 *
 * ```ts
 * model.compile({ metrics: [new OneHotIoU(3, [0, 2])] });
 * ```
 */
export class OneHotIoU extends Intersection<OneHotIoUConfig> {
  static override readonly className: string = 'keras.metrics.OneHotIoU';
  static override readonly fields: Fields<OneHotIoUConfig> = {
    ...ignoreClassFields(),
    numClasses: positiveInteger(),
    targetClassIds: classIds(),
    sparseYPred: boolean(false),
  };

  constructor(numClasses: number, targetClassIds: readonly number[], options: OneHotIoUOptions = {}) {
    super({ ...options, numClasses, targetClassIds });
  }
  protected override settings(): IntersectionSettings {
    return { ...this.config, sparseYTrue: false };
  }
}

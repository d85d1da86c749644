import { boolean, type Fields, positiveInteger } from '@oneiros/core';
import {
  classIds,
  type IgnoreClassOptions,
  Intersection,
  type IntersectionSettings,
  ignoreClassFields,
} from './internal/intersection.ts';

export interface IoUOptions extends IgnoreClassOptions {
  /** Whether truth is class numbers, and not scores of classes. Default true. */
  readonly sparseYTrue?: boolean;
  /** Whether predictions are class numbers, and not scores of classes. Default true. */
  readonly sparseYPred?: boolean;
}
interface IoUConfig extends IoUOptions {
  readonly numClasses: number;
  readonly targetClassIds: readonly number[];
}

/**
 * Intersection over union of truth and prediction, averaged over some classes.
 *
 * ```ts
 * model.compile({ metrics: [new IoU(3, [0, 2], { sparseYPred: false })] });
 * ```
 */
export class IoU extends Intersection<IoUConfig> {
  static override readonly className: string = 'keras.metrics.IoU';
  static override readonly fields: Fields<IoUConfig> = {
    ...ignoreClassFields(),
    numClasses: positiveInteger(),
    targetClassIds: classIds(),
    sparseYTrue: boolean(true),
    sparseYPred: boolean(true),
  };

  constructor(numClasses: number, targetClassIds: readonly number[], options: IoUOptions = {}) {
    super({ ...options, numClasses, targetClassIds });
  }
  protected override settings(): IntersectionSettings {
    return this.config;
  }
}

import { custom, type Fields, float } from '@oneiros/core';
import { asTensor, cast, greaterEqual, type TensorLike } from '@oneiros/tensor';
import { classIds, Intersection, type IntersectionSettings, intersectionFields } from './internal/intersection.ts';
import type { MetricOptions, UpdateOptions } from './metric.ts';

export interface BinaryIoUOptions extends MetricOptions {
  /** Of 0 and 1 those that count. Default both. */
  readonly targetClassIds?: readonly number[];
  /** From where a prediction means 1. Default 0.5. */
  readonly threshold?: number;
}

/**
 * Intersection over union of truth 0 and 1 and probabilities.
 *
 * ```ts
 * model.compile({ metrics: [new BinaryIoU({ targetClassIds: [1], threshold: 0.3 })] });
 * ```
 */
export class BinaryIoU extends Intersection<BinaryIoUOptions> {
  static override readonly className: string = 'keras.metrics.BinaryIoU';
  static override readonly fields: Fields<BinaryIoUOptions> = {
    ...intersectionFields(),
    targetClassIds: custom<readonly number[]>(classIds().parse, () => [0, 1]),
    threshold: float(0.5),
  };

  constructor(options: BinaryIoUOptions = {}) {
    super(options);
  }
  protected override settings(): IntersectionSettings {
    return {
      numClasses: 2,
      targetClassIds: this.config.targetClassIds,
      ignoreClass: null,
      sparseYTrue: true,
      sparseYPred: true,
      axis: -1,
    };
  }
  override updateState(yTrue: TensorLike, yPred: TensorLike, options: UpdateOptions = {}): void {
    super.updateState(
      yTrue,
      cast(greaterEqual(cast(asTensor(yPred), 'float32'), this.config.threshold), 'int32'),
      options,
    );
  }
}

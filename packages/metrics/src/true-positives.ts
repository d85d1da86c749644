import type { Fields } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import { ConditionCount, type ConditionCountOptions, conditionCountFields } from './internal/condition-count.ts';
import type { Confusion } from './internal/confusion.ts';

/**
 * Number of samples that are true and predicted so, weighted.
 *
 * ```ts
 * model.compile({ metrics: [new TruePositives({ thresholds: 0.7 })] });
 * ```
 */
export class TruePositives extends ConditionCount {
  static override readonly className: string = 'keras.metrics.TruePositives';
  static override readonly fields: Fields<ConditionCountOptions> = /* #__PURE__ */ conditionCountFields();

  protected override pick({ truePositives }: Confusion): Tensor {
    return truePositives();
  }
}

import type { Fields } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import { ConditionCount, type ConditionCountOptions, conditionCountFields } from './internal/condition-count.ts';
import type { Confusion } from './internal/confusion.ts';

/**
 * Number of samples that are false and predicted true, weighted.
 *
 * ```ts
 * model.compile({ metrics: [new FalsePositives({ thresholds: 0.7 })] });
 * ```
 */
export class FalsePositives extends ConditionCount {
  static override readonly className: string = 'keras.metrics.FalsePositives';
  static override readonly fields: Fields<ConditionCountOptions> = /* #__PURE__ */ conditionCountFields();

  protected override pick({ falsePositives }: Confusion): Tensor {
    return falsePositives();
  }
}

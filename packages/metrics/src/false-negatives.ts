import type { Fields } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import { ConditionCount, type ConditionCountOptions, conditionCountFields } from './internal/condition-count.ts';
import type { Confusion } from './internal/confusion.ts';

/**
 * Number of samples that are true and predicted false, weighted.
 *
 * ```ts
 * model.compile({ metrics: [new FalseNegatives({ thresholds: 0.7 })] });
 * ```
 */
export class FalseNegatives extends ConditionCount {
  static override readonly className: string = 'keras.metrics.FalseNegatives';
  static override readonly fields: Fields<ConditionCountOptions> = /* #__PURE__ */ conditionCountFields();

  protected override pick({ falseNegatives }: Confusion): Tensor {
    return falseNegatives();
  }
}

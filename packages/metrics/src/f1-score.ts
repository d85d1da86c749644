import type { Fields } from '@oneiros/core';
import { type F1ScoreOptions, Score, scoreFields } from './f-beta-score.ts';

/**
 * Harmonic mean of precision and recall, for one-hot or many-hot truth.
 *
 * ```ts
 * model.compile({ metrics: [new F1Score({ average: 'macro' })] });
 * ```
 */
export class F1Score extends Score<F1ScoreOptions> {
  static override readonly className: string = 'keras.metrics.F1Score';
  static override readonly fields: Fields<F1ScoreOptions> = /* #__PURE__ */ scoreFields('f1_score');
  protected override readonly beta: number = 1;

  constructor(options: F1ScoreOptions = {}) {
    super(options);
  }
}

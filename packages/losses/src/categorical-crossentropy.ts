import type { Fields } from '@oneiros/core';
import { categoricalCrossentropy as crossentropy, type Tensor, type TensorLike } from '@oneiros/tensor';
import { crossentropyFields } from './binary-crossentropy.ts';
import { paired } from './internal/paired.ts';
import { smoothLabels } from './internal/smooth-labels.ts';
import { Loss, type LossOptions } from './loss.ts';

export interface CategoricalCrossentropyOptions extends LossOptions {
  /** Whether predictions are logits, and not probabilities. Default false. */
  readonly fromLogits?: boolean;
  /** By what share targets are drawn towards an equal chance of all classes. Default 0. */
  readonly labelSmoothing?: number;
  /** The axis of the classes. Default -1. */
  readonly axis?: number;
}

/** `-Σ yTrue · log yPred` over the classes, for one-hot targets or other distributions: `[…, classes]` → `[…]`. */
export function categoricalCrossentropy(
  yTrue: TensorLike,
  yPred: TensorLike,
  { fromLogits = false, labelSmoothing = 0, axis = -1 }: Omit<CategoricalCrossentropyOptions, keyof LossOptions> = {},
): Tensor {
  const [t, p] = paired(yTrue, yPred);
  return crossentropy(smoothLabels(t, labelSmoothing, t.shape.at(-1) ?? 1), p, { fromLogits, axis });
}

/**
 * Cross-entropy between one-hot targets and predicted probabilities or logits.
 *
 * ```ts
 * model.compile({ loss: new CategoricalCrossentropy({ labelSmoothing: 0.1 }) }); // or 'categorical_crossentropy'
 * ```
 */
export class CategoricalCrossentropy extends Loss<CategoricalCrossentropyOptions> {
  static override readonly className: string = 'keras.losses.CategoricalCrossentropy';
  static override readonly fields: Fields<CategoricalCrossentropyOptions> =
    /* #__PURE__ */ crossentropyFields('categorical_crossentropy');

  constructor(options: CategoricalCrossentropyOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return categoricalCrossentropy(yTrue, yPred, this.config);
  }
}

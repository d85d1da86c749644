import { type Fields, float } from '@oneiros/core';
import {
  clip,
  divide,
  log,
  multiply,
  negative,
  power,
  softmax,
  subtract,
  sum,
  type Tensor,
  type TensorLike,
} from '@oneiros/tensor';
import { crossentropyFields } from './binary-crossentropy.ts';
import type { CategoricalCrossentropyOptions } from './categorical-crossentropy.ts';
import { epsilon } from './internal/epsilon.ts';
import { paired } from './internal/paired.ts';
import { smoothLabels } from './internal/smooth-labels.ts';
import { Loss, type LossOptions } from './loss.ts';

export interface CategoricalFocalCrossentropyOptions extends CategoricalCrossentropyOptions {
  /** Weight of the classes. Default 0.25. */
  readonly alpha?: number;
  /** How much what is easy counts less. Default 2. */
  readonly gamma?: number;
}

/** `Σ alpha · (1 - yPred)^gamma · -yTrue · log yPred` over the classes: `[…, classes]` → `[…]`. */
export function categoricalFocalCrossentropy(
  yTrue: TensorLike,
  yPred: TensorLike,
  {
    alpha = 0.25,
    gamma = 2,
    fromLogits = false,
    labelSmoothing = 0,
    axis = -1,
  }: Omit<CategoricalFocalCrossentropyOptions, keyof LossOptions> = {},
): Tensor {
  const [given, scores] = paired(yTrue, yPred);
  const t = smoothLabels(given, labelSmoothing, given.shape.at(-1) ?? 1);
  const p = fromLogits ? softmax(scores, { axis }) : scores;
  const share = clip(divide(p, sum(p, { axis, keepdims: true })), epsilon, 1 - epsilon);
  return sum(multiply(multiply(power(subtract(1, share), gamma), alpha), multiply(negative(t), log(share))), { axis });
}

/**
 * Categorical cross-entropy in which what is easy to tell counts less. Lin et al., 2018.
 *
 * ```ts
 * model.compile({ loss: new CategoricalFocalCrossentropy({ gamma: 3 }) });
 * ```
 */
export class CategoricalFocalCrossentropy extends Loss<CategoricalFocalCrossentropyOptions> {
  static override readonly className: string = 'keras.losses.CategoricalFocalCrossentropy';
  static override readonly fields: Fields<CategoricalFocalCrossentropyOptions> = /* #__PURE__ */ (() => ({
    ...crossentropyFields('categorical_focal_crossentropy'),
    alpha: float(0.25),
    gamma: float(2),
  }))();

  constructor(options: CategoricalFocalCrossentropyOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return categoricalFocalCrossentropy(yTrue, yPred, this.config);
  }
}

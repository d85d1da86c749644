import { boolean, type Fields, float } from '@oneiros/core';
import {
  add,
  binaryCrossentropy as crossentropy,
  mean,
  multiply,
  power,
  sigmoid,
  subtract,
  type Tensor,
  type TensorLike,
} from '@oneiros/tensor';
import { type BinaryCrossentropyOptions, crossentropyFields } from './binary-crossentropy.ts';
import { paired } from './internal/paired.ts';
import { smoothLabels } from './internal/smooth-labels.ts';
import { Loss, type LossOptions } from './loss.ts';

export interface BinaryFocalCrossentropyOptions extends BinaryCrossentropyOptions {
  /** Whether `alpha` weighs the classes. Default false. */
  readonly applyClassBalancing?: boolean;
  /** Weight of class 1; that of class 0 is `1 - alpha`. Default 0.25. */
  readonly alpha?: number;
  /** How much what is easy counts less. Default 2. */
  readonly gamma?: number;
}

/** Mean over an axis of `(1 - p)^gamma · -log p`, where `p` is the probability given to what is true. */
export function binaryFocalCrossentropy(
  yTrue: TensorLike,
  yPred: TensorLike,
  {
    applyClassBalancing = false,
    alpha = 0.25,
    gamma = 2,
    fromLogits = false,
    labelSmoothing = 0,
    axis = -1,
  }: Omit<BinaryFocalCrossentropyOptions, keyof LossOptions> = {},
): Tensor {
  const [given, scores] = paired(yTrue, yPred);
  const t = smoothLabels(given, labelSmoothing, 2);
  const p = fromLogits ? sigmoid(scores) : scores;
  const between = (yes: Tensor | number, no: Tensor | number): Tensor =>
    add(multiply(t, yes), multiply(subtract(1, t), no));
  const focal = multiply(power(subtract(1, between(p, subtract(1, p))), gamma), crossentropy(t, p));
  return mean(applyClassBalancing ? multiply(between(alpha, 1 - alpha), focal) : focal, { axis });
}

/**
 * Binary cross-entropy in which what is easy to tell counts less. Lin et al., 2018.
 *
 * ```ts
 * model.compile({ loss: new BinaryFocalCrossentropy({ gamma: 2, fromLogits: true }) });
 * ```
 */
export class BinaryFocalCrossentropy extends Loss<BinaryFocalCrossentropyOptions> {
  static override readonly className: string = 'keras.losses.BinaryFocalCrossentropy';
  static override readonly fields: Fields<BinaryFocalCrossentropyOptions> = /* #__PURE__ */ (() => ({
    ...crossentropyFields('binary_focal_crossentropy'),
    applyClassBalancing: boolean(false),
    alpha: float(0.25),
    gamma: float(2),
  }))();

  constructor(options: BinaryFocalCrossentropyOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return binaryFocalCrossentropy(yTrue, yPred, this.config);
  }
}

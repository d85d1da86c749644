import { boolean, type Fields, fraction, integer } from '@oneiros/core';
import { binaryCrossentropy as crossentropy, mean, type Tensor, type TensorLike } from '@oneiros/tensor';
import { paired } from './internal/paired.ts';
import { smoothLabels } from './internal/smooth-labels.ts';
import { Loss, type LossOptions, lossFields } from './loss.ts';

export interface BinaryCrossentropyOptions extends LossOptions {
  /** Whether predictions are logits, and not probabilities. Default false. */
  readonly fromLogits?: boolean;
  /** By what share targets are drawn towards 0.5. Default 0. */
  readonly labelSmoothing?: number;
  /** The axis over which the mean is taken. Default -1. */
  readonly axis?: number;
}

/** The fields of cross-entropies, with the name that Keras gives the loss. */
export function crossentropyFields(name: string): Fields<BinaryCrossentropyOptions> {
  return { ...lossFields(name), fromLogits: boolean(false), labelSmoothing: fraction(0), axis: integer(-1) };
}

/** Mean over an axis of `-log` of the probability given to what is true; targets are 0 and 1. */
export function binaryCrossentropy(
  yTrue: TensorLike,
  yPred: TensorLike,
  { fromLogits = false, labelSmoothing = 0, axis = -1 }: Omit<BinaryCrossentropyOptions, keyof LossOptions> = {},
): Tensor {
  const [t, p] = paired(yTrue, yPred);
  return mean(crossentropy(smoothLabels(t, labelSmoothing, 2), p, { fromLogits }), { axis });
}

/**
 * Cross-entropy of yes-or-no questions, each answered by a probability or a logit.
 *
 * ```ts
 * model.compile({ loss: new BinaryCrossentropy({ fromLogits: true }) }); // or 'binary_crossentropy' for probabilities
 * ```
 */
export class BinaryCrossentropy extends Loss<BinaryCrossentropyOptions> {
  static override readonly className: string = 'keras.losses.BinaryCrossentropy';
  static override readonly aliases: readonly string[] = ['bce'];
  static override readonly fields: Fields<BinaryCrossentropyOptions> =
    /* #__PURE__ */ crossentropyFields('binary_crossentropy');

  constructor(options: BinaryCrossentropyOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return binaryCrossentropy(yTrue, yPred, this.config);
  }
}

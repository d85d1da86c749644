import { boolean, type Fields, integer, nullable } from '@oneiros/core';
import { setMask } from '@oneiros/layers-core';
import { cast, multiply, notEqual, reshape, sparseCategoricalCrossentropy as crossentropy, type Tensor, where } from '@oneiros/tensor';
import { Loss, lossFields, type LossOptions } from './loss.ts';

export interface SparseCategoricalCrossentropyOptions extends LossOptions {
  /** Whether predictions are logits, and not probabilities. Default false. */
  readonly fromLogits?: boolean;
  /** A class whose samples count nothing. */
  readonly ignoreClass?: number | null;
  /** The axis of the classes. Default -1. */
  readonly axis?: number;
}

/** `-log p[class]` for class numbers `[…]` and predictions `[…, classes]`. Samples of `ignoreClass` give 0, and a mask leaves them out of means. */
export function sparseCategoricalCrossentropy(
  yTrue: Tensor,
  yPred: Tensor,
  { fromLogits = false, ignoreClass = null, axis = -1 }: Omit<SparseCategoricalCrossentropyOptions, keyof LossOptions> = {},
): Tensor {
  const classes = yTrue.rank === yPred.rank && yTrue.shape.at(-1) === 1 ? reshape(yTrue, yTrue.shape.slice(0, -1)) : yTrue;
  if (ignoreClass === null) return crossentropy(classes, yPred, { fromLogits, axis });
  const valid = notEqual(classes, cast(ignoreClass, classes.dtype));
  const values = crossentropy(where(valid, classes, cast(0, classes.dtype)), yPred, { fromLogits, axis });
  const kept = multiply(values, cast(valid, values.dtype));
  setMask(kept, valid);
  return kept;
}

/**
 * Cross-entropy between class numbers and predicted probabilities or logits.
 *
 * ```ts
 * model.compile({ loss: new SparseCategoricalCrossentropy({ fromLogits: true }) });
 * ```
 */
export class SparseCategoricalCrossentropy extends Loss<SparseCategoricalCrossentropyOptions> {
  static override readonly className: string = 'keras.losses.SparseCategoricalCrossentropy';
  static override readonly fields: Fields<SparseCategoricalCrossentropyOptions> = {
    ...lossFields('sparse_categorical_crossentropy'),
    fromLogits: boolean(false),
    ignoreClass: nullable(integer()),
    axis: integer(-1),
  };

  constructor(options: SparseCategoricalCrossentropyOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return sparseCategoricalCrossentropy(yTrue, yPred, this.config);
  }
}

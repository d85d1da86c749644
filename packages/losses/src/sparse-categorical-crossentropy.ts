import { boolean, canonicalAxis, type Fields, integer, nullable, omittable } from '@oneiros/core';
import { setMask } from '@oneiros/layers-core';
import {
  asTensor,
  cast,
  sparseCategoricalCrossentropy as crossentropy,
  expandDims,
  notEqual,
  squeeze,
  type Tensor,
  type TensorLike,
  where,
} from '@oneiros/tensor';
import { Loss, type LossOptions, lossFields } from './loss.ts';

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
  yTrue: TensorLike,
  yPred: TensorLike,
  {
    fromLogits = false,
    ignoreClass = null,
    axis = -1,
  }: Omit<SparseCategoricalCrossentropyOptions, keyof LossOptions> = {},
): Tensor {
  const predictions = asTensor(yPred);
  const given = asTensor(yTrue);
  const extra = given.rank === predictions.rank && given.shape[canonicalAxis(axis, given.rank, 'axis')] === 1;
  const classes = extra ? squeeze(given, { axis }) : given;
  if (ignoreClass === null) return crossentropy(classes, predictions, { fromLogits, axis });
  const valid = notEqual(classes, cast(ignoreClass, classes.dtype));
  const values = crossentropy(
    where(valid, classes, cast(0, classes.dtype)),
    where(expandDims(valid, axis), predictions, cast(0, predictions.dtype)),
    { fromLogits, axis },
  );
  const kept = where(valid, values, cast(0, values.dtype));
  setMask(kept, valid);
  return kept;
}

/**
 * Cross-entropy between class numbers and predicted probabilities or logits.
 *
 * ```ts
 * model.compile({ loss: new SparseCategoricalCrossentropy({ fromLogits: true }) }); // or 'sparse_categorical_crossentropy' for probabilities
 * ```
 */
export class SparseCategoricalCrossentropy extends Loss<SparseCategoricalCrossentropyOptions> {
  static override readonly className: string = 'keras.losses.SparseCategoricalCrossentropy';
  static override readonly fields: Fields<SparseCategoricalCrossentropyOptions> = /* #__PURE__ */ (() => ({
    ...lossFields('sparse_categorical_crossentropy'),
    fromLogits: boolean(false),
    ignoreClass: nullable(integer()),
    axis: omittable(integer(-1)),
  }))();

  constructor(options: SparseCategoricalCrossentropyOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return sparseCategoricalCrossentropy(yTrue, yPred, this.config);
  }
}

import { expected, type Fields } from '@oneiros/core';
import { asTensor, cast, ctcLoss, full, notEqual, sum, type Tensor, type TensorLike } from '@oneiros/tensor';
import { Loss, type LossOptions, lossFields } from './loss.ts';

/** `-log` of the probability that logits `[batch, steps, classes]` read out labels `[batch, labels]`, in which 0 fills up and is blank: → `[batch]`. */
export function ctc(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const [t, p] = [asTensor(yTrue), asTensor(yPred)];
  const [batch = 0, steps = 0] = p.shape;
  if (t.rank !== 2 || p.rank !== 3) {
    throw expected(
      'losses.ctc',
      'labels [batch, labels] and logits [batch, steps, classes]',
      `shapes [${t.shape}] and [${p.shape}]`,
    );
  }
  const labels = sum(cast(notEqual(t, 0), 'int32'), { axis: -1 });
  return ctcLoss(t, p, labels, full([batch], steps, { dtype: 'int32' }), { maskIndex: 0 });
}

/**
 * Connectionist temporal classification: for sequences of labels of which it is not known at which steps they stand. Graves et al., 2006.
 *
 * ```ts
 * model.compile({ loss: new CTC() }); // or 'ctc'
 * ```
 */
export class CTC extends Loss {
  static override readonly className: string = 'keras.losses.CTC';
  static override readonly fields: Fields<LossOptions> = /* #__PURE__ */ lossFields('ctc');

  constructor(options: LossOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return ctc(yTrue, yPred);
  }
}

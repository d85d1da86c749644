import { type Fields, float, omittable } from '@oneiros/core';
import { abs, lessEqual, mean, multiply, square, subtract, type Tensor, type TensorLike, where } from '@oneiros/tensor';
import { aligned } from './internal/paired.ts';
import { Loss, type LossOptions, lossFields } from './loss.ts';

export interface HuberOptions extends LossOptions {
  /** The error from which the loss grows in proportion and no longer as a square. Default 1. */
  readonly delta?: number;
}

/** Mean over the last axis of `e²/2` for errors `|e| ≤ delta`, and of `delta · |e| - delta²/2` for greater ones: `[…, d]` → `[…]`. */
export function huber(yTrue: TensorLike, yPred: TensorLike, { delta = 1 }: Pick<HuberOptions, 'delta'> = {}): Tensor {
  const [t, p] = aligned(yTrue, yPred);
  const error = subtract(p, t);
  const size = abs(error);
  return mean(
    where(lessEqual(size, delta), multiply(square(error), 0.5), subtract(multiply(size, delta), 0.5 * delta ** 2)),
    { axis: -1 },
  );
}

/**
 * Squared error for small errors and absolute error for large ones, so that outliers do not rule. Huber, 1964.
 *
 * ```ts
 * model.compile({ loss: new Huber({ delta: 2 }) }); // or 'huber'
 * ```
 */
export class Huber extends Loss<HuberOptions> {
  static override readonly className: string = 'keras.losses.Huber';
  static override readonly fields: Fields<HuberOptions> = /* #__PURE__ */ (() => ({
    ...lossFields('huber_loss'),
    delta: omittable(float(1)),
  }))();

  constructor(options: HuberOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return huber(yTrue, yPred, this.config);
  }
}

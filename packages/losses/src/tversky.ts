import { type Fields, float } from '@oneiros/core';
import { add, divide, multiply, subtract, sum, type Tensor, type TensorLike } from '@oneiros/tensor';
import { axes } from './internal/axes.ts';
import { epsilon } from './internal/epsilon.ts';
import { paired } from './internal/paired.ts';
import { Loss, type LossOptions, lossFields } from './loss.ts';

export interface TverskyOptions extends LossOptions {
  /** Weight of what is true and not predicted. Default 0.5. */
  readonly alpha?: number;
  /** Weight of what is predicted and not true. Default 0.5. */
  readonly beta?: number;
  /** The axes to sum over, for one value for each of what is left. Default: all. */
  readonly axis?: number | readonly number[] | null;
}

/** `1 - c / (c + alpha · Σ yTrue · (1 - yPred) + beta · Σ (1 - yTrue) · yPred)` with `c = Σ yTrue · yPred`. */
export function tversky(
  yTrue: TensorLike,
  yPred: TensorLike,
  { alpha = 0.5, beta = 0.5, axis = null }: Omit<TverskyOptions, keyof LossOptions> = {},
): Tensor {
  const [t, p] = paired(yTrue, yPred);
  const common = sum(multiply(t, p), { axis });
  const missed = sum(multiply(subtract(1, p), t), { axis });
  const wrong = sum(multiply(p, subtract(1, t)), { axis });
  const all = add(add(common, multiply(missed, alpha)), add(multiply(wrong, beta), epsilon));
  return subtract(1, divide(common, all));
}

/**
 * How little segments overlap, with weights for what is missed and what is wrong. Salehi et al., 2017.
 *
 * ```ts
 * model.compile({ loss: new Tversky({ alpha: 0.3, beta: 0.7 }) });
 * ```
 */
export class Tversky extends Loss<TverskyOptions> {
  static override readonly className: string = 'keras.losses.Tversky';
  static override readonly fields: Fields<TverskyOptions> = /* #__PURE__ */ (() => ({
    ...lossFields('tversky'),
    alpha: float(0.5),
    beta: float(0.5),
    axis: axes(),
  }))();

  constructor(options: TverskyOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return tversky(yTrue, yPred, this.config);
  }
}

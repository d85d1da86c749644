import type { Fields } from '@oneiros/core';
import { add, divide, multiply, subtract, sum, type Tensor, type TensorLike } from '@oneiros/tensor';
import { axes } from './internal/axes.ts';
import { epsilon } from './internal/epsilon.ts';
import { paired } from './internal/paired.ts';
import { Loss, type LossOptions, lossFields } from './loss.ts';

export interface DiceOptions extends LossOptions {
  /** The axes to sum over, for one value for each of what is left. Default: all. */
  readonly axis?: number | readonly number[] | null;
}

/** `1 - 2 · Σ yTrue · yPred / (Σ yTrue + Σ yPred)`. */
export function dice(yTrue: TensorLike, yPred: TensorLike, { axis = null }: Pick<DiceOptions, 'axis'> = {}): Tensor {
  const [t, p] = paired(yTrue, yPred);
  const common = sum(multiply(t, p), { axis });
  return subtract(1, divide(multiply(common, 2), add(add(sum(t, { axis }), sum(p, { axis })), epsilon)));
}

/**
 * How little segments overlap, from 0 to 1.
 *
 * ```ts
 * model.compile({ loss: new Dice({ axis: [1, 2, 3] }) }); // or 'dice'
 * ```
 */
export class Dice extends Loss<DiceOptions> {
  static override readonly className: string = 'keras.losses.Dice';
  static override readonly fields: Fields<DiceOptions> = /* #__PURE__ */ (() => ({
    ...lossFields('dice'),
    axis: axes(),
  }))();

  constructor(options: DiceOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return dice(yTrue, yPred, this.config);
  }
}

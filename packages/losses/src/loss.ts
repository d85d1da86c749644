import {
  type Config,
  Configurable,
  classOf,
  custom,
  type DType,
  expected,
  type Fields,
  isFloat,
  nullable,
  omittable,
  shortName,
  show,
  text,
} from '@oneiros/core';
import { type DTypePolicy, maskOf, policyOf, snakeCase } from '@oneiros/layers-core';
import { asTensor, cast, logicalAnd, type Tensor, type TensorLike } from '@oneiros/tensor';
import { type Reduction, reduceWeighted, squeezeOrExpandToSameRank } from './reduction.ts';

/** What every loss accepts. */
export interface LossOptions {
  /** Default: the name of the class in snake_case. */
  readonly name?: string | null;
  /** How the values of samples become one. Default 'sum_over_batch_size', their mean. */
  readonly reduction?: Reduction;
  /** The dtype to compute in. Default float32. */
  readonly dtype?: string | DTypePolicy | null;
}

const reductions: readonly unknown[] = ['sum_over_batch_size', 'sum', 'mean', 'mean_with_sample_weight', 'none', null];

/** The fields of `LossOptions`, with the name that Keras gives a loss. */
export function lossFields(name: string): Fields<LossOptions> {
  return {
    name: nullable(text(), name),
    reduction: custom<Reduction>(
      (value, where) => {
        if (reductions.includes(value)) return value as Reduction;
        throw expected(where, `one of ${reductions.map(show).join(', ')}`, show(value));
      },
      () => 'sum_over_batch_size',
    ),
    dtype: omittable(
      custom<string | DTypePolicy | null>(
        (value) => (value === null ? null : policyOf(value as string)),
        () => null,
        (value) => policyOf(value).computeDType,
      ),
    ),
  };
}

/**
 * How far predictions are from the truth, as one number to make small. Subclasses give the values of the samples in `call`.
 *
 * ```ts
 * const loss = new MeanSquaredError().apply(yTrue, yPred);
 * ```
 */
export abstract class Loss<C extends LossOptions = LossOptions> extends Configurable<C> {
  readonly name: string;
  readonly reduction: Reduction;

  constructor(given: C) {
    super(given);
    const { name, reduction } = this.config as { name: string | null; reduction: Reduction };
    this.name = name ?? snakeCase(shortName(classOf(this).className) || 'loss');
    this.reduction = reduction;
  }
  /** The dtype in which it computes. */
  get dtype(): DType {
    return policyOf((this.config as { dtype: DTypePolicy | null }).dtype ?? 'float32').computeDType; // whatever the policy of layers is
  }

  /** The loss of each sample, for tensors of equal rank. */
  abstract call(yTrue: Tensor, yPred: Tensor): Tensor;

  /** The loss of a batch; `sampleWeight` weighs samples, and a mask on `yPred` leaves some out. */
  apply(
    yTrue: TensorLike,
    yPred: TensorLike,
    { sampleWeight = null }: { readonly sampleWeight?: TensorLike | null } = {},
  ): Tensor {
    const truth = asTensor(yTrue);
    const given = asTensor(yPred);
    const mask = maskOf(given);
    const [t, p] = squeezeOrExpandToSameRank(
      isFloat(truth.dtype) ? cast(truth, this.dtype) : truth,
      cast(given, this.dtype),
    );
    const values = this.call(t, p);
    const own = maskOf(values);
    return reduceWeighted(values, sampleWeight, mask && own ? logicalAnd(mask, own) : (mask ?? own), this.reduction);
  }

  override getConfig(): Config {
    return { ...super.getConfig(), name: this.name };
  }
}

/** The values of the samples from truth and prediction. */
export type LossFunction = (yTrue: Tensor, yPred: Tensor) => Tensor;

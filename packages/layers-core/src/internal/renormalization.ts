import { custom, expected, isPlainObject, type OptionalField, show } from '@oneiros/core';
import {
  add,
  cast,
  clip,
  divide,
  maximum,
  minimum,
  multiply,
  relu,
  sqrt,
  square,
  stopGradient,
  subtract,
  type Tensor,
} from '@oneiros/tensor';
import type { Weight } from '../weight.ts';

/** Bounds of the corrections r and d: rmin ≤ r ≤ rmax, -dmax ≤ d ≤ dmax; absent ones are none. */
export interface RenormClipping {
  readonly rmin?: number;
  readonly rmax?: number;
  readonly dmax?: number;
}

/** Statistics of batch renormalization (Ioffe, 2017). */
export interface RenormWeights {
  readonly movingStddev: Weight;
  readonly renormMean: Weight;
  readonly renormStddev: Weight;
}
/** A mean and a variance for each feature. */
export type Moments = readonly [mean: Tensor, variance: Tensor];

/** A field for the bounds. */
export function renormClipping(): OptionalField<RenormClipping | null> {
  const names = ['rmin', 'rmax', 'dmax'];
  return custom<RenormClipping | null>(
    (value, where) => {
      if (value === null) return null;
      const valid =
        isPlainObject(value) &&
        Object.entries(value).every(([name, bound]) => names.includes(name) && typeof bound === 'number');
      const { rmin = 0, rmax = Infinity, dmax = 0 } = (valid ? value : { rmin: 1, rmax: 0 }) as RenormClipping;
      if (rmin <= rmax && dmax >= 0) return value as RenormClipping;
      throw expected(where, 'numbers rmin ≤ rmax and dmax ≥ 0', show(value), 'Leave out what has no bound.');
    },
    () => null,
  );
}

/**
 * Gamma and beta that turn the statistics of the batch into those of many batches, as constants for the gradient:
 * r = σ(batch) / σ(renorm), d = (μ(batch) - μ(renorm)) / σ(renorm).
 */
export function corrected(
  [mean, variance]: Moments,
  { renormMean, renormStddev }: RenormWeights,
  gamma: Tensor | null,
  beta: Tensor | null,
  epsilon: number,
  { rmin, rmax, dmax }: RenormClipping,
): { readonly gamma: Tensor; readonly beta: Tensor } {
  const present = maximum(cast(renormStddev.value, mean.dtype), Math.sqrt(epsilon));
  let r = divide(sqrt(add(variance, epsilon)), present);
  let d = divide(subtract(mean, cast(renormMean.value, mean.dtype)), present);
  if (rmin !== undefined) r = maximum(r, rmin);
  if (rmax !== undefined) r = minimum(r, rmax);
  if (dmax !== undefined) d = clip(d, -dmax, dmax);
  [r, d] = [stopGradient(r), stopGradient(d)];
  const shift = gamma ? multiply(d, gamma) : d;
  return { gamma: gamma ? multiply(r, gamma) : r, beta: beta ? add(shift, beta) : shift };
}

/** Moves all statistics towards those of the batch; the variance follows from the deviation. */
export function moveStatistics(
  [mean, variance]: Moments,
  weights: RenormWeights & { readonly movingMean: Weight; readonly movingVariance: Weight },
  {
    momentum,
    renormMomentum,
    epsilon,
  }: { readonly momentum: number; readonly renormMomentum: number; readonly epsilon: number },
): void {
  const stddev = sqrt(add(variance, epsilon));
  const moved = (weight: Weight, to: Tensor, rest: number): Tensor => {
    const next = add(multiply(cast(weight.value, to.dtype), rest), multiply(to, 1 - rest));
    weight.assign(next);
    return next;
  };
  moved(weights.renormMean, mean, renormMomentum);
  moved(weights.renormStddev, stddev, renormMomentum);
  moved(weights.movingMean, mean, momentum);
  const deviation = moved(weights.movingStddev, stddev, momentum);
  weights.movingVariance.assign(relu(subtract(square(deviation), epsilon)));
}

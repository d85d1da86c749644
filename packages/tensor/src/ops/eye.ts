import type { DType } from '@oneiros/core';
import type { Tensor } from '../tensor.ts';
import { add } from './add.ts';
import { cast } from './cast.ts';
import { equal } from './equal.ts';
import { iota } from './iota.ts';

export interface EyeOptions {
  /** Columns. Default: as many as rows. */
  readonly M?: number | null;
  /** Which diagonal: 0 (the default) is the main one, positive ones lie above it. */
  readonly k?: number;
  /** Default float32. */
  readonly dtype?: DType;
}

/**
 * A matrix of `N` rows with ones on a diagonal and zeros elsewhere.
 *
 * ```ts
 * eye(2); // [[1, 0], [0, 1]]
 * ```
 */
export function eye(N: number, { M, k = 0, dtype = 'float32' }: EyeOptions = {}): Tensor {
  const shape = [N, M ?? N];
  return cast(equal(add(iota(shape), k), iota(shape, { axis: 1 })), dtype);
}

import type { Shape } from '@oneiros/core';
import { uniformBetween } from '../internal/draws.ts';
import { floating } from '../internal/elementwise.ts';
import { keyOf, type Seed } from '../internal/seeds.ts';
import { broadcastTo } from '../ops/broadcast-to.ts';
import { divide } from '../ops/divide.ts';
import { less } from '../ops/less.ts';
import { where } from '../ops/where.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

export interface DropoutOptions {
  /** The shape of the mask, which broadcasts to that of the inputs; `null` takes the size of the inputs. Default: that of the inputs. */
  readonly noiseShape?: readonly (number | null)[] | null;
  /** An integer, or a SeedGenerator for another mask at each call. Default: the global generator. */
  readonly seed?: Seed;
}

/**
 * Sets a fraction `rate` of the elements to 0 and divides the others by 1 − rate.
 *
 * ```ts
 * random.dropout(x, 0.5, { seed: 42 });
 * ```
 */
export function dropout(inputs: TensorLike, rate: number, { noiseShape = null, seed }: DropoutOptions = {}): Tensor {
  const x = floating(inputs);
  const zeros = (): Tensor => broadcastTo(asTensor(0, x.dtype), x.shape);
  if (rate === 0) return x;
  if (rate === 1) return zeros();
  const shape: Shape = noiseShape ? noiseShape.map((n, i) => n ?? x.shape[i]!) : x.shape;
  const keep = 1 - rate;
  const mask = less(uniformBetween(keyOf(seed), shape, 'float32', 0, 1), asTensor(keep, 'float32'));
  return where(broadcastTo(mask, x.shape), divide(x, asTensor(keep, x.dtype)), zeros());
}

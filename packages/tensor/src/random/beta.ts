import type { Shape } from '@oneiros/core';
import { floatDType } from '../internal/draws.ts';
import { gammaDraws } from '../internal/gamma-draws.ts';
import { keyOf } from '../internal/seeds.ts';
import { splitKey } from '../internal/split-key.ts';
import { add } from '../ops/add.ts';
import { broadcastTo } from '../ops/broadcast-to.ts';
import { cast } from '../ops/cast.ts';
import { divide } from '../ops/divide.ts';
import { exp } from '../ops/exp.ts';
import { maximum } from '../ops/maximum.ts';
import { subtract } from '../ops/subtract.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import type { GammaOptions } from './gamma.ts';

/**
 * Draws of the beta distribution; `alpha` and `beta` broadcast to `shape`. They have no derivative.
 *
 * ```ts
 * random.beta([2, 3], 0.5, 0.5, { seed: 42 });
 * ```
 */
export function beta(shape: Shape, alpha: TensorLike, beta: TensorLike, { dtype, seed }: GammaOptions = {}): Tensor {
  const type = floatDType(dtype, 'random.beta');
  const [first, second] = splitKey(keyOf(seed), 2) as [Tensor, Tensor];
  const logarithms = (key: Tensor, parameter: TensorLike): Tensor =>
    gammaDraws(key, broadcastTo(cast(asTensor(parameter, 'float32'), 'float32'), shape), true);
  const a = logarithms(first, alpha);
  const b = logarithms(second, beta);
  const most = maximum(a, b);
  const [x, y] = [exp(subtract(a, most)), exp(subtract(b, most))];
  return cast(divide(x, add(x, y)), type);
}

import { isInteger } from '@oneiros/core';
import { operands, toDType } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { cast } from './cast.ts';
import { divide } from './divide.ts';
import type { LinspaceOptions } from './linspace.ts';
import { log10 } from './log10.ts';
import { logspace } from './logspace.ts';
import { moveaxis } from './moveaxis.ts';
import { multiply } from './multiply.ts';
import { sign } from './sign.ts';
import { zerosLike } from './zeros-like.ts';

/**
 * `num` numbers from `start` to `stop` with equal ratios; both have one sign, the result is NaN where they have not.
 *
 * ```ts
 * geomspace(1, 1000, { num: 4 }); // [1, 10, 100, 1000]
 * ```
 */
export function geomspace(
  start: TensorLike,
  stop: TensorLike,
  { num = 50, endpoint = true, dtype, axis = 0 }: LinspaceOptions = {},
): Tensor {
  const [first, second] = operands(start, stop, 'float');
  const wide = dtype && !isInteger(dtype) ? dtype : first.dtype;
  const from = toDType(add(first, zerosLike(second)), wide);
  const to = toDType(add(second, zerosLike(first)), wide);
  const signs = sign(from);
  const sizes = logspace(log10(divide(from, signs)), log10(divide(to, signs)), { num, endpoint });
  return cast(moveaxis(multiply(signs, sizes), 0, axis), dtype ?? wide);
}

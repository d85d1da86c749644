import { add } from '../ops/add.ts';
import { arange } from '../ops/arange.ts';
import { cast } from '../ops/cast.ts';
import { less } from '../ops/less.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { toTensors } from './internal/body.ts';
import { scan } from './scan.ts';
import { whileLoop } from './while-loop.ts';

/**
 * `state = body(i, state)` for i from `lower` up to, not including, `upper`, from the state `init`; i is an int32 scalar.
 * Differentiable where both bounds are plain numbers.
 *
 * ```ts
 * foriLoop(0, 10, (i, total) => add(total, i), tensor(0)); // 45
 * ```
 * @throws OneirosError where `body` changes the structure, shape or dtype of the state.
 */
export function foriLoop<S>(lower: TensorLike, upper: TensorLike, body: (i: Tensor, state: S) => S, init: S): S {
  if (typeof lower === 'number' && typeof upper === 'number') {
    const xs = arange(lower, { stop: Math.max(lower, upper), dtype: 'int32' });
    return scan((state: S, i: Tensor) => [body(i, state), null], init, { xs })[0];
  }
  const last = cast(asTensor(upper, 'int32'), 'int32');
  const start = [cast(asTensor(lower, 'int32'), 'int32'), toTensors(init)] as const;
  const step = (i: Tensor, state: unknown): readonly [Tensor, unknown] => [add(i, 1), body(i, state as S)];
  return whileLoop<readonly [Tensor, unknown]>((i) => less(i, last), step, start)[1] as S;
}

import { expected, mapTree, sameShape, show } from '@oneiros/core';
import { interpreted, Tensor, tensorsIn, zerosLike } from '@oneiros/tensor';
import { vjp } from './vjp.ts';

/**
 * The results of `fn` and how they change when the primals change along `tangents` (trees like the primals): the
 * derivative in one direction. It is the way back through the way back, which is linear in the cotangents.
 *
 * ```ts
 * const [y, dy] = jvp((x: Tensor) => ops.square(x), [tensor([1, 2])], [tensor([1, 0])]); // [1, 4], [2, 0]
 * ```
 * @throws OneirosError where the tangents are not like the primals.
 */
export function jvp<A extends readonly unknown[], R>(
  fn: (...primals: A) => R,
  primals: A,
  tangents: A,
): [results: R, tangents: R] {
  const [xs, vs] = [tensorsIn(primals), tensorsIn(tangents)];
  const odd = xs.findIndex((x, i) => !vs[i] || !sameShape(x.shape, vs[i].shape));
  if (xs.length !== vs.length || odd >= 0)
    throw expected(
      'jvp: tangents',
      `tensors like the primals: ${xs.map(show).join(', ')}`,
      vs.map(show).join(', ') || 'none',
    );
  return interpreted((at: A, along: A): [R, R] => {
    const [results, back] = vjp(fn, ...at);
    const zeros = mapTree(results, (leaf) => (leaf instanceof Tensor ? zerosLike(leaf) : leaf)) as R;
    const [, forward] = vjp((cotangents: R): readonly unknown[] => back(cotangents), zeros);
    const [changes] = forward(along);
    return [results, changes];
  })(primals, tangents);
}

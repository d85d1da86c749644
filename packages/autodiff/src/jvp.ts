import { expected, mapTree, sameShape, show } from '@oneiros/core';
import { interpreted, Tensor, tensorsIn, zerosLike } from '@oneiros/tensor';
import { vjp } from './vjp.ts';

/**
 * The results of `fn` and how they change when the primals change along `tangents` (trees like the primals): the
 * derivative in one direction. With `hasAux`, `fn` gives `[results, aux]`, and aux comes third. It is the way back through the way back, which is linear in the cotangents.
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
  options?: { readonly hasAux?: false },
): [results: R, tangents: R];
export function jvp<A extends readonly unknown[], R, X>(
  fn: (...primals: A) => readonly [results: R, aux: X],
  primals: A,
  tangents: A,
  options: { readonly hasAux: true },
): [results: R, tangents: R, aux: X];
export function jvp<A extends readonly unknown[]>(
  fn: (...primals: A) => unknown,
  primals: A,
  tangents: A,
  { hasAux = false }: { readonly hasAux?: boolean } = {},
): readonly unknown[] {
  const [results, changes] = forward(fn, primals, tangents);
  if (!hasAux) return [results, changes];
  const [own, aux] = results as readonly [unknown, unknown];
  return [own, (changes as readonly unknown[])[0], aux];
}

function forward<A extends readonly unknown[], R>(fn: (...primals: A) => R, primals: A, tangents: A): [R, R] {
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
    const [, again] = vjp((cotangents: R): readonly unknown[] => back(cotangents), zeros);
    const [changes] = again(along);
    return [results, changes];
  })(primals, tangents);
}

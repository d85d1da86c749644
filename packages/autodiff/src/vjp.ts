import { expected, isFloat, mapTree, sameShape, show } from '@oneiros/core';
import { asTensor, Tensor, type TensorLike, tensorsIn, traceCall, zerosLike } from '@oneiros/tensor';
import { linearize } from './linearize.ts';

/**
 * The results of `fn` and its way back: from cotangents of the results (a tree like them) to those of the primals, an
 * array. The way back may be called several times, and differentiated.
 *
 * ```ts
 * const [y, back] = vjp((x: Tensor) => ops.square(x), tensor([1, 2]));
 * const [dx] = back(tensor([1, 10])); // [2, 40]
 * ```
 * @throws OneirosError where the cotangents are not like the results.
 */
export function vjp<A extends readonly unknown[], R>(
  fn: (...primals: A) => R,
  ...primals: A
): [results: R, back: (cotangents: R) => A] {
  const { program, reads, writes, captures, resultCount, result } = traceCall(fn, primals);
  const given = tensorsIn(primals);
  const inputs = [...given, ...reads.map((variable) => variable.stored), ...captures];
  const { outputs, pullback } = linearize(
    program,
    inputs,
    inputs.map((x, i) => i < given.length && isFloat(x.dtype)),
  );
  writes.forEach((variable, i) => variable.assign(outputs[resultCount + i]!));
  let at = 0;
  const results = mapTree(result, (leaf) => (leaf instanceof Tensor ? outputs[at++] : leaf)) as R;
  const back = (cotangents: R): A => {
    const dys = cotangentsLike(outputs.slice(0, resultCount), cotangents);
    const found = pullback(outputs.map((_, i) => dys[i] ?? null));
    let n = 0;
    return primals.map((primal) =>
      mapTree(primal, (leaf) => (leaf instanceof Tensor ? (found[n++] ?? zerosLike(leaf)) : leaf)),
    ) as unknown as A;
  };
  return [results, back];
}

function cotangentsLike(results: readonly Tensor[], tree: unknown): readonly Tensor[] {
  const leaves: Tensor[] = [];
  mapTree(tree, (leaf) => leaf !== null && leaf !== undefined && leaves.push(asTensor(leaf as TensorLike)));
  const odd = results.findIndex((y, i) => !leaves[i] || !sameShape(y.shape, leaves[i].shape));
  if (leaves.length === results.length && odd < 0) return leaves;
  throw expected(
    'vjp: cotangents',
    `a tree like the results: ${results.map(show).join(', ')}`,
    leaves.map(show).join(', ') || 'none',
  );
}

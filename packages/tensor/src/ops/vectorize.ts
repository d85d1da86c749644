import { broadcastShapes, expected, type Shape, sizeOf } from '@oneiros/core';
import { vectorizedMap } from '../control/vectorized-map.ts';
import { asTensor, Tensor, type TensorLike } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { reshape } from './reshape.ts';

export interface VectorizeOptions {
  /** Numbers of the arguments that are handed to the function as they are. */
  readonly excluded?: readonly number[] | null;
  /** The axes that the function itself takes and gives, as '(m,n),(n)->(m)'. Default: scalars. */
  readonly signature?: string | null;
}

/**
 * A function of whole tensors from one of scalars, or of tensors whose axes `signature` names: it is applied to each element
 * of the arguments, whose other axes broadcast.
 *
 * ```ts
 * vectorize((a, b) => add(a, b))(tensor([1, 2, 3]), 2); // [3, 4, 5]
 * vectorize((a, v) => matmul(a, v), { signature: '(m,n),(n)->(m)' })(zeros([5, 2, 3]), zeros([3])); // shape [5, 2]
 * ```
 * @throws OneirosError where arguments or results do not have the axes that `signature` names.
 */
export function vectorize<R extends Tensor | readonly Tensor[]>(
  pyfunc: (...args: never[]) => R,
  { excluded = null, signature = null }: VectorizeOptions = {},
): (...args: readonly unknown[]) => R {
  const call = pyfunc as (...args: readonly unknown[]) => R;
  return (...args) => {
    const places = args.map((_, i) => i).filter((i) => !excluded?.includes(i));
    const tensors = places.map((i) => asTensor(args[i] as TensorLike));
    const inner = innerShapes(tensors, signature);
    const outer = tensors.map(({ shape }, i) => shape.slice(0, shape.length - inner[i]!.length));
    const common = outer.reduce((a, b) => broadcastShapes('ops.vectorize', a, b), [] as Shape);
    const stacks = tensors.map((t, i) =>
      reshape(broadcastTo(t, [...common, ...inner[i]!]), [sizeOf(common), ...inner[i]!]),
    );
    const apply = (slices: readonly Tensor[]): R => {
      const all = [...args];
      for (const [i, place] of places.entries()) all[place] = slices[i];
      return call(...all);
    };
    const results = vectorizedMap(apply, stacks as readonly Tensor[]);
    const back = (y: Tensor): Tensor => reshape(y, [...common, ...y.shape.slice(1)]);
    return (results instanceof Tensor ? back(results) : (results as readonly Tensor[]).map(back)) as R;
  };
}

/** The shapes of the slices that the function takes of each argument. */
function innerShapes(tensors: readonly Tensor[], signature: string | null): readonly Shape[] {
  if (signature === null) return tensors.map(() => []);
  const groups = [...(signature.split('->')[0] ?? '').matchAll(/\(([^)]*)\)/g)].map(
    ([, names]) => names!.match(/\w+/g) ?? [],
  );
  const sizes = new Map<string, number>();
  if (groups.length !== tensors.length)
    throw expected('ops.vectorize: signature', `axes of ${tensors.length} arguments`, `signature='${signature}'`);
  return groups.map((names, i) => {
    const { shape } = tensors[i]!;
    const own = shape.slice(shape.length - names.length);
    for (const [j, name] of names.entries()) {
      if (shape.length < names.length || (sizes.get(name) ?? own[j]) !== own[j])
        throw expected('ops.vectorize', `arguments that fit '${signature}'`, `shape=[${shape}] for argument ${i}`);
      sizes.set(name, own[j]!);
    }
    return own;
  });
}

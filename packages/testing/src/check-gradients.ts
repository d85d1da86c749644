import { grad } from '@oneiros/autodiff';
import { cpu } from '@oneiros/backend-cpu';
import { isFloat } from '@oneiros/core';
import { type Backend, jit, type Tensor, tensor, withBackend } from '@oneiros/tensor';
import type { GoldenCase } from './golden.ts';
import { goldenFunction, type Ops, weighted } from './run-golden-case.ts';

/** An input as plain data: elements row-major. */
export interface PlainTensor {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

export interface CheckGradientsOptions {
  /** Also checks the second derivatives, as the gradient of a weighted sum of the gradient. Default false. */
  readonly second?: boolean;
  /** How many elements of an input are tried at most, evenly spread. Default 40. */
  readonly samples?: number;
  /** Error allowed as a share of the larger of 1 and the slope. Default 1e-5. */
  readonly tolerance?: number;
}

/** Half the distance of the two points of a central difference: its error is about h² f‴ and 1e-16 / h, so a sharp bend needs a smaller one. */
const steps: readonly number[] = [1e-5, 1e-6, 1e-7];
const backend: () => Backend = /*#__PURE__*/ lazily(cpu);

/**
 * Compares the gradients of `fn` with central differences, both in float64 on backend-cpu. `fn` gives one tensor or
 * several, which are weighted with fixed pseudo-random numbers and summed. At a kink every slope between that of the left
 * and that of the right is right.
 *
 * ```ts
 * await checkGradients((x) => exp(x), [{ shape: [3], data: [0, 1, 2] }]);
 * ```
 * @throws Error that names the input, the element, the gradient and the difference quotient.
 */
export async function checkGradients(
  fn: (...inputs: readonly Tensor[]) => Tensor | readonly Tensor[],
  inputs: readonly PlainTensor[],
  options: CheckGradientsOptions = {},
): Promise<void> {
  const { second = false, samples = 40, tolerance = 1e-5 } = options;
  const make = (data: ArrayLike<number>, shape: readonly number[]): Tensor =>
    withBackend(backend(), () => tensor(Float64Array.from(data), { shape }));
  const argnums = inputs.map((_, i) => i);
  const scalar = (...xs: Tensor[]): Tensor => {
    const results = fn(...xs);
    const list = (Array.isArray(results) ? results : [results]) as readonly Tensor[];
    const narrow = list.find((result) => isFloat(result.dtype) && result.dtype !== 'float64');
    if (narrow)
      throw new Error(`checkGradients: expected float64 results of float64 inputs. Received: ${narrow.toString()}`);
    return weighted(
      list,
      list.map((result, i) => (isFloat(result.dtype) ? weights(result.shape, i) : null)),
    );
  };
  const total = second
    ? (...xs: Tensor[]): Tensor => {
        const gradients = grad(scalar, { argnums })(...xs);
        return weighted(
          gradients,
          gradients.map((g, i) => weights(g.shape, i + 7)),
        );
      }
    : scalar;
  const value = jit(total);
  const tensors = inputs.map(({ data, shape }) => make(data, shape));
  const gradients = jit(grad(total, { argnums }))(...tensors);
  const at = async (which: number, element: number, change: number): Promise<number> => {
    const data = Float64Array.from(inputs[which]!.data);
    data[element]! += change;
    const moved = make(data, inputs[which]!.shape);
    const result = value(...tensors.map((t, i) => (i === which ? moved : t)));
    const number = await result.item();
    moved.dispose();
    result.dispose();
    return number;
  };
  const here = await value(...tensors).item();

  for (const [which, { data }] of inputs.entries()) {
    const found = await gradients[which]!.data();
    const stride = Math.max(1, Math.ceil(data.length / samples));
    for (let element = which % stride; element < data.length; element += stride) {
      const gradient = Number(found[element]);
      let [first, agrees] = [Number.NaN, false];
      for (const step of steps) {
        const [left, right] = [
          (here - (await at(which, element, -step))) / step,
          ((await at(which, element, step)) - here) / step,
        ];
        if (Number.isNaN(first)) first = (left + right) / 2;
        agrees = fits(
          gradient,
          left,
          right,
          tolerance * Math.max(1, Math.abs(left + right) / 2, Math.abs(here) * 1e-3),
        );
        if (agrees) break;
      }
      if (agrees) continue;
      throw new Error(
        `${second ? 'second ' : ''}gradient of input ${which}, element ${element}: expected ${first} (difference quotient). Received: ${gradient}.`,
      );
    }
  }
  for (const t of [...tensors, ...gradients]) t.dispose();
  value.dispose();
}

/** Whether `gradient` is the mean of the slopes on both sides, or between them where they differ as at a kink. */
function fits(gradient: number, left: number, right: number, allowed: number): boolean {
  const slope = (left + right) / 2;
  const kink = Math.abs(right - left) > 1e-2 * Math.max(1, Math.abs(slope));
  const between = gradient >= Math.min(left, right) - allowed && gradient <= Math.max(left, right) + allowed;
  return Math.abs(gradient - slope) <= allowed || (kink && between);
}

/** `checkGradients` of a golden case, with its inputs as float64. */
export async function checkGoldenGradients(
  goldenCase: GoldenCase,
  ops: Ops,
  options: CheckGradientsOptions = {},
): Promise<void> {
  const { leaves, results } = withBackend(backend(), () => goldenFunction(goldenCase, ops, 'float64'));
  const inputs = leaves.map(async (leaf) => ({ shape: leaf.shape, data: (await leaf.data()) as Float64Array }));
  return checkGradients(results, await Promise.all(inputs), options);
}

/** Fixed weights in [−1, 1), different for each element and `salt`. */
function weights(shape: readonly number[], salt: number): Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  const data = Float64Array.from(
    { length: size },
    (_, i) => 2 * fraction(Math.sin((i + 1) * 12.9898 + salt * 78.233) * 43758.5453) - 1,
  );
  return tensor(data, { shape });
}
function fraction(x: number): number {
  return x - Math.floor(x);
}
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

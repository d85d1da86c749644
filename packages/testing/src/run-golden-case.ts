import { grad } from '@oneiros/autodiff';
import { type DType, isFloat, mapTree } from '@oneiros/core';
import { add, jit, multiply, sum, Tensor, tensorsIn } from '@oneiros/tensor';
import { compareTensors, type Tolerance } from './compare-tensors.ts';
import { decodeGolden, expectedTensors, type GoldenCase } from './golden.ts';

/** Functions by name: a namespace such as `import * as ops`. */
export type Ops = { readonly [name: string]: unknown };

export interface RunGoldenOptions {
  /** Where the op is looked up, under its Keras name in camelCase. */
  readonly ops: Ops;
  /** What is checked: the result of the op run at once, compiled, or its gradients. Default 'value'. */
  readonly part?: 'value' | 'jit' | 'gradient';
  readonly tolerance?: Tolerance;
}

/**
 * Replays one call on the default backend and compares it with what Keras gave.
 *
 * ```ts
 * await withBackend(backend, () => runGoldenCase(goldenCase, { ops, part: 'gradient' }));
 * ```
 * @throws Error if the op does not exist, or a result or gradient differs.
 */
export function runGoldenCase(
  goldenCase: GoldenCase,
  { ops, part = 'value', tolerance = {} }: RunGoldenOptions,
): Promise<void> {
  const { leaves, results } = goldenFunction(goldenCase, ops);
  if (part === 'value') return compareAll('result', results(...leaves), goldenCase.out, tolerance);
  if (part === 'jit') return compareAll('result', jit(results)(...leaves), goldenCase.out, tolerance);
  const cotangents = (goldenCase.cotangents ?? []).map((c) => decodeGolden(c) as Tensor | null);
  const total = (...xs: readonly Tensor[]): Tensor => weighted(results(...xs), cotangents);
  const gradients = jit(grad(total, { argnums: leaves.map((_, i) => i) }))(...leaves);
  return compareAll('gradient', gradients, goldenCase.grads ?? [], tolerance);
}

/** A call as a function of its floating-point tensor arguments, `leaves`; these have dtype `float`. */
export function goldenFunction(
  goldenCase: GoldenCase,
  ops: Ops,
  float: DType = 'float32',
): { leaves: readonly Tensor[]; results: (...xs: readonly Tensor[]) => readonly Tensor[] } {
  const { op, args, opts } = goldenCase;
  const fn = op.split('.').reduce((at: unknown, name) => (at as Ops | undefined)?.[camelCase(name)], ops);
  if (typeof fn !== 'function')
    throw new Error(`ops.${camelCase(op)}: expected a function. Received: ${typeof fn}. Write the op or export it.`);
  const values = decodeGolden(args, float) as readonly unknown[];
  const options = Object.fromEntries(
    Object.entries(opts).map(([key, value]) => [camelCase(key), decodeGolden(value, float)]),
  );
  const isLeaf = (value: unknown): value is Tensor => value instanceof Tensor && value.dtype === float;
  return {
    leaves: tensorsIn(values).filter(isLeaf),
    results: (...xs) => {
      let at = 0;
      const placed = mapTree(values, (value) => (isLeaf(value) ? xs[at++] : value)) as readonly unknown[];
      return tensorsIn(Object.keys(options).length ? fn(...placed, options) : fn(...placed));
    },
  };
}

/** Σ results · cotangents: the scalar whose gradients a golden file holds. */
export function weighted(results: readonly Tensor[], cotangents: readonly (Tensor | null)[]): Tensor {
  const parts = results.flatMap((result, i) => {
    const cotangent = cotangents[i];
    return cotangent && isFloat(result.dtype) ? [sum(multiply(result, cotangent))] : [];
  });
  return parts.reduce((a, b) => add(a, b));
}

async function compareAll(
  what: string,
  actual: readonly Tensor[],
  golden: readonly unknown[],
  tolerance: Tolerance,
): Promise<void> {
  const wanted = expectedTensors(golden);
  if (actual.length !== wanted.length)
    throw new Error(`${what}s: expected ${wanted.length}. Received: ${actual.length}`);
  for (const [i, want] of wanted.entries()) {
    try {
      await compareTensors(actual[i], want, tolerance);
    } catch (error) {
      throw new Error(`${what} ${i}: ${(error as Error).message}`, { cause: error });
    }
  }
}

/** 'take_along_axis' as 'takeAlongAxis'; 'log1p' and 'relu6' remain. */
export function camelCase(name: string): string {
  return name.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

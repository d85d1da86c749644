import type { Backend } from '@oneiros/tensor';
import { withBackend } from '@oneiros/tensor';
import type { Tolerance } from './compare-tensors.ts';
import { dtypesIn, type GoldenCase } from './golden.ts';
import { type Ops, runGoldenCase } from './run-golden-case.ts';

/** One check, for any test runner. */
export interface TestCase {
  readonly name: string;
  /** Why the backend need not pass it, by its own declaration; `null`: it must. */
  readonly notApplicable: string | null;
  /** Rejects with what differs. */
  readonly run: () => Promise<void>;
}

export interface TestBackendOptions {
  /** What Keras answered, from `parseGoldens`. */
  readonly goldens: readonly GoldenCase[];
  /** Where ops are looked up: `import * as ops`. */
  readonly ops: Ops;
  readonly tolerance?: Tolerance;
}

/**
 * The contract of a backend: every golden case, run op by op, compiled whole, and differentiated. Which cases do not
 * apply follows from `backend.dtypes` alone.
 *
 * ```ts
 * for (const { name, notApplicable, run } of testBackend(cpu(), { goldens, ops })) {
 *   test(name, (context) => (notApplicable ? context.skip(notApplicable) : run()));
 * }
 * ```
 */
export function testBackend(
  backend: Backend,
  { goldens, ops, tolerance = {} }: TestBackendOptions,
): readonly TestCase[] {
  const names = new Map<string, number>();
  return goldens.flatMap((goldenCase) => {
    const missing = [...dtypesIn(goldenCase)].filter((dtype) => !backend.dtypes.includes(dtype));
    const notApplicable = missing.length ? `backend ${backend.name} does not declare ${missing.join(', ')}` : null;
    const at = names.get(goldenCase.op) ?? 0;
    names.set(goldenCase.op, at + 1);
    const parts = goldenCase.grads ? (['value', 'jit', 'gradient'] as const) : (['value', 'jit'] as const);
    return parts.map((part) => ({
      name: `${goldenCase.op} ${at}${goldenCase.note ? ` (${goldenCase.note})` : ''}: ${part} on ${backend.name}`,
      notApplicable,
      // Async, so that an error thrown at once rejects too; the ops themselves run before the first wait.
      run: async () => withBackend(backend, () => runGoldenCase(goldenCase, { ops, part, tolerance })),
    }));
  });
}

/**
 * The golden cases of the op `name` on each of `backends`: for a package that brings an op.
 *
 * ```ts
 * for (const { name, run } of testOp('soft_shrink', goldens, [cpu()], { ops })) test(name, run);
 * ```
 * @throws Error if no case is for that op.
 */
export function testOp(
  name: string,
  goldens: readonly GoldenCase[],
  backends: readonly Backend[],
  options: { readonly ops: Ops; readonly tolerance?: Tolerance },
): readonly TestCase[] {
  const own = goldens.filter(({ op }) => op === name);
  if (own.length === 0)
    throw new Error(
      `testOp: expected a golden case of op '${name}'. Received: cases of ${[...new Set(goldens.map(({ op }) => op))].join(', ') || 'none'}.`,
    );
  return backends.flatMap((backend) => testBackend(backend, { ...options, goldens: own }));
}

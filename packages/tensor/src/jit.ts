import { flatten, getOrInsert, mapTree, treeKey } from '@oneiros/core';
import { type Backend, defaultBackend } from './backend.ts';
import { type Compiled, compileProgram, lower } from './compile.ts';
import { commonBackend, specKey } from './eager.ts';
import { evaluate } from './evaluate.ts';
import { attrsKey, identityOf } from './program.ts';
import { simplify } from './simplify.ts';
import { share, Tensor } from './tensor.ts';
import { currentTrace, type Traced, traceProgram } from './trace.ts';

/** A function that runs compiled. */
export type Jitted<A extends readonly unknown[], R> = ((...args: A) => R) & {
  /** Gives up the compiled programs. */
  dispose(): void;
};

/**
 * `fn` compiled: traced once for every new combination of shapes, dtypes and other arguments, then run as one program.
 * Tensors may lie in arrays and objects, in arguments and results; other values are fixed at the time of tracing.
 * Variables that `fn` reads or assigns are handled like inputs and outputs: their memory is reused.
 *
 * ```ts
 * const norm = jit((x: Tensor) => ops.sqrt(ops.sum(ops.square(x))));
 * await norm(tensor([3, 4])).item(); // 5
 * ```
 */
export function jit<A extends readonly unknown[] = Tensor[], R = unknown>(fn: (...args: A) => R): Jitted<A, R> {
  const entries = new Map<Backend, Map<string, Entry<R>>>();
  const run = (...args: A): R => {
    if (currentTrace()) return fn(...args); // becomes part of the program around it
    const tensors = tensorsIn(args);
    const backend = tensors.length ? commonBackend('jit', tensors) : defaultBackend();
    const known = getOrInsert(entries, backend, () => new Map<string, Entry<R>>());
    const entry = getOrInsert(known, treeKey(args, leafKey), () =>
      prepare(traceCall(fn, args), tensors.length, backend),
    );
    return call(entry.traced, entry.compiled.run, args);
  };
  return Object.assign(run, {
    dispose: (): void => {
      for (const known of entries.values()) for (const { compiled } of known.values()) compiled.dispose();
      entries.clear();
    },
  });
}

interface Entry<R> {
  readonly traced: Traced<R>;
  readonly compiled: Compiled;
}
function prepare<R>(traced: Traced<R>, argCount: number, backend: Backend): Entry<R> {
  // The former value of a variable that is assigned is not needed afterwards.
  const donated = traced.reads.flatMap((variable, i) => (traced.writes.includes(variable) ? [argCount + i] : []));
  const lowered = simplify(lower(simplify(traced.program), backend));
  return { traced, compiled: compileProgram(lowered, backend, donated) };
}

/** `fn` traced and then run op by op, at every call: for what runs once. Intermediates are freed on the way. */
export function interpreted<A extends readonly unknown[], R>(fn: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    if (currentTrace()) return fn(...args);
    const traced = traceCall(fn, args);
    return call(traced, (inputs) => distinct(evaluate(simplify(traced.program), inputs), inputs), args) as R;
  };
}

/**
 * What `body` gives, computed as one program that is given up afterwards: for work of several passes over much data that
 * comes once, as drawing the first values of a weight. Inside `jit` it becomes part of the program around it.
 *
 * ```ts
 * const noise = runOnce(() => ops.multiply(random.normal([1024, 1024]), 0.1));
 * ```
 */
export function runOnce<R>(body: () => R): R {
  if (currentTrace()) return body();
  const traced = traceCall(body, []);
  const backend = commonBackend('runOnce', [...traced.reads.map((variable) => variable.stored), ...traced.captures]);
  const { compiled } = prepare(traced, 0, backend);
  try {
    return call(traced, compiled.run, []);
  } finally {
    compiled.dispose();
  }
}

/** The tensors, each an own one: what is there twice, or was given, is shared. */
function distinct(tensors: readonly Tensor[], given: readonly Tensor[]): readonly Tensor[] {
  const seen = new Set(given);
  return tensors.map((tensor) => {
    if (seen.has(tensor)) return share(tensor);
    seen.add(tensor);
    return tensor;
  });
}

/** `fn` as a program of the tensors in `args`. */
export function traceCall<A extends readonly unknown[], R>(fn: (...args: A) => R, args: A): Traced<R> {
  return traceProgram(tensorsIn(args), (inputs) => fn(...withTensors(args, inputs)), tensorsIn);
}

/** Runs what was traced on the tensors in `args` and on the variables as they are now, and assigns what it assigned. */
export function call<R>(traced: Traced<R>, run: (inputs: readonly Tensor[]) => readonly Tensor[], args: unknown): R {
  const { captures, reads, writes, resultCount, result } = traced;
  const outputs = run([...tensorsIn(args), ...reads.map((v) => v.stored), ...captures]);
  writes.forEach((variable, i) => variable.assign(outputs[resultCount + i]!, { adopt: true }));
  return withTensors(result, outputs);
}

/** The tensors in a tree, in order. */
export function tensorsIn(tree: unknown): readonly Tensor[] {
  return flatten(tree).filter(isTensor);
}
/** The tree with these tensors, in order, in the places of its own. */
export function withTensors<T>(tree: T, tensors: readonly Tensor[]): T {
  let at = 0;
  return mapTree(tree, (leaf) => (isTensor(leaf) ? tensors[at++] : leaf)) as T;
}
function isTensor(leaf: unknown): leaf is Tensor {
  return leaf instanceof Tensor;
}

function leafKey(leaf: unknown): string {
  if (isTensor(leaf)) return specKey(leaf);
  if ((typeof leaf !== 'object' && typeof leaf !== 'function') || leaf === null)
    return typeof leaf === 'symbol' ? String(leaf) : attrsKey(leaf);
  return `#${identityOf(leaf)}`;
}

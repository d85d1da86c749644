import { type DType, expected, OneirosError, type TypedArray } from '@oneiros/core';
import type { Application, Program } from './program.ts';
import type { Spec } from './tensor.ts';

/** What a backend keeps of a tensor; only the backend looks inside. */
export type Handle = unknown;

/**
 * A place where programs run: a plain value. `compile` is given a program that is simplified, with everything
 * expanded that `supports` does not know, and hands back something that runs it whole.
 */
export interface Backend {
  /** For example 'cpu'. */
  readonly name: string;
  /** The element types it can hold and compute. */
  readonly dtypes: readonly DType[];
  /** Brings the backend up; rejects, saying what to do, where it cannot run. Absent: it is ready. */
  readonly initialize?: () => Promise<void>;
  /** Whether it runs this op, on these dtypes and attributes, itself. If not, the op is expanded. */
  supports(application: Application): boolean;
  /** Takes elements from the host. The array is not changed afterwards by anyone. */
  upload(data: TypedArray, spec: Spec): Handle;
  /** The elements, once they are computed; a fresh array or one that nobody changes. */
  read(handle: Handle, spec: Spec): Promise<TypedArray>;
  /** The elements at once, where they lie on the host and are computed; else `null`. Absent: never. */
  readNow?(handle: Handle): TypedArray | null;
  /** Gives up what the handle holds. */
  free(handle: Handle): void;
  /** Prepares a program for running many times. */
  compile(program: Program): Executable;
  /** Where it runs, for people: 'CPU, 2 threads'. */
  readonly device?: () => string;
}

/** A compiled program. Its results may still be pending when `run` returns. */
export interface Executable {
  /**
   * Handles of all outputs, each a new one that its owner frees. Outputs of the program are distinct and not inputs.
   * `donated` are indices of inputs that the caller gives away: their memory may hold an output, and `run` frees them.
   */
  run(inputs: readonly Handle[], donated: readonly number[]): readonly Handle[];
  /** Gives up what was prepared. */
  dispose(): void;
}

/** Elements held by a backend, shared by the tensors that show them. */
export interface Buffer {
  readonly backend: Backend;
  readonly handle: Handle;
  references: number;
}

let live = 0;
/** How many buffers are held now, in all backends: for tests of memory. */
export function liveBuffers(): number {
  return live;
}
/** A buffer with one reference. */
export function createBuffer(backend: Backend, handle: Handle): Buffer {
  live++;
  return { backend, handle, references: 1 };
}
/** One more owner. */
export function retain(buffer: Buffer): Buffer {
  buffer.references++;
  return buffer;
}
/** One owner less; the last one frees the memory. */
export function release(buffer: Buffer): void {
  if (buffer.references <= 0) return; // donated
  if (--buffer.references > 0) return;
  live--;
  buffer.backend.free(buffer.handle);
}
/** Notes that an executable has taken the memory of a donated buffer. */
export function consume(buffer: Buffer): void {
  buffer.references = 0;
  live--;
}

let chosen: Backend | null = null;
let fallback: (() => Backend) | null = null;

/** The backend on which tensors are made from now on. */
export function defaultBackend(): Backend {
  chosen ??= fallback?.() ?? null;
  if (chosen) return chosen;
  throw new OneirosError(
    "No backend is chosen. Call `await useBackend(cpu())` with a backend you installed, for example `import { cpu } from '@oneiros/backend-cpu'`.",
  );
}

/** What serves where `useBackend` was not called. The umbrella package sets it. */
export function setFallbackBackend(create: (() => Backend) | null): void {
  fallback = create;
}

/** A backend, or what gives one when it is its turn: it may be loaded only then. */
export type BackendCandidate = Backend | (() => Backend | Promise<Backend>);

/**
 * Chooses where tensors are made and computed: the first of `candidates` that can run.
 *
 * ```ts
 * await useBackend(webgpu(), cpu());
 * await useBackend(webgpu(), async () => (await import('@oneiros/backend-wasm')).wasm());
 * ```
 * @throws OneirosError if none can run, with the reason of each.
 */
export async function useBackend(...candidates: readonly BackendCandidate[]): Promise<Backend> {
  const reasons: string[] = [];
  for (const candidate of candidates) {
    try {
      const backend = typeof candidate === 'function' ? await candidate() : candidate;
      await backend.initialize?.();
      chosen = backend;
      return backend;
    } catch (error) {
      reasons.push(`${candidate.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw expected(
    'useBackend',
    'a backend that can run here',
    reasons.join('; ') || 'no backend',
    'Pass one more, for example cpu() from @oneiros/backend-cpu.',
  );
}

/** Where tensors are computed, for people: `cpu: plain TypeScript`. */
export function device(): string {
  const backend = defaultBackend();
  return backend.device ? `${backend.name}: ${backend.device()}` : backend.name;
}

/** Runs `body` with another default backend. */
export function withBackend<R>(backend: Backend, body: () => R): R {
  const before = chosen;
  chosen = backend;
  try {
    return body();
  } finally {
    chosen = before;
  }
}

import { createRequire } from 'node:module';
import { expected, type Shape, type TypedArray } from '@oneiros/core';
import type { ElementType } from './element-types.ts';

/** A tensor as onnxruntime's native code takes and gives it; it reads and writes `data` in place. */
export interface NativeTensor {
  readonly type: ElementType;
  readonly data: TypedArray;
  readonly dims: readonly number[];
}
/** onnxruntime's session: runs at once, on the calling thread and those of its pool. */
export interface NativeSession {
  loadModel(buffer: ArrayBufferLike, byteOffset: number, byteLength: number, options: SessionOptions): void;
  /** `fetches`: a tensor to write into, or `null` for a new one. */
  run(feeds: Tensors, fetches: { readonly [name: string]: NativeTensor | null }, options: object): Tensors;
  dispose(): void;
}
export type Tensors = { readonly [name: string]: NativeTensor };

/** Options of a session, as in onnxruntime's InferenceSession.SessionOptions. */
export interface SessionOptions {
  readonly intraOpNumThreads: number;
  readonly interOpNumThreads: number;
  readonly graphOptimizationLevel: 'disabled' | 'basic' | 'extended' | 'all';
  readonly executionMode: 'sequential' | 'parallel';
  readonly logSeverityLevel: number;
  readonly enableCpuMemArena: boolean;
  readonly enableMemPattern: boolean;
  readonly executionProviders: readonly (string | { readonly name: string })[];
  readonly extra?: object;
}

/** Options for a graph that runs in no time: one thread, nothing prepared. */
export const sequential: SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  graphOptimizationLevel: 'disabled',
  executionMode: 'sequential',
  logSeverityLevel: 4,
  enableCpuMemArena: false,
  enableMemPattern: false,
  executionProviders: ['cpu'],
};

interface Binding {
  readonly binding: { readonly InferenceSession: new () => NativeSession };
  initOrt(): void;
}
interface Common {
  readonly Tensor: new (type: string, data: TypedArray, dims: readonly number[]) => NativeTensor;
}
interface Library {
  readonly Session: new () => NativeSession;
  readonly Tensor: Common['Tensor'];
}

let library: Library | null = null;

/**
 * onnxruntime-node, loaded on first use. Its public `run` waits for the next turn of the event loop and then does what
 * `binding.InferenceSession` does at once; for a small program the waiting is half of the time, so this calls the latter.
 * @throws OneirosError if it cannot be loaded here
 */
export function onnxruntimeLibrary(): Library {
  if (library) return library;
  const require = createRequire(import.meta.url);
  try {
    const { Tensor } = require('onnxruntime-node') as Common;
    const { binding, initOrt } = require('onnxruntime-node/dist/binding.js') as Binding;
    initOrt();
    library = { Session: binding.InferenceSession, Tensor };
    return library;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw expected(
      'backend onnxruntime',
      'onnxruntime-node to load on this machine',
      `${process.platform} ${process.arch}, ${reason}`,
      'Use cpu() from @oneiros/backend-cpu, or a platform that onnxruntime-node has binaries for.',
    );
  }
}

/** A tensor over `data`, which is not copied. */
export function nativeTensor(type: ElementType, data: TypedArray, shape: Shape): NativeTensor {
  const { Tensor } = onnxruntimeLibrary();
  return new Tensor(type, data, shape);
}

/**
 * Runs a session whose results lie in `fetches`, and gives nothing back. Its `run` copies all of them once more, to hand them
 * over; for the gradients of a net that takes as long as computing some of them. But the copying begins after the graph has
 * run, in the order of the outputs, and ends at one of a type that has no typed array: such a one is `seal`, the first.
 */
export function runInPlace(session: NativeSession, feeds: Tensors, fetches: Tensors, seal: string | null): void {
  if (seal === null) {
    session.run(feeds, fetches, {});
    return;
  }
  try {
    session.run(feeds, { ...fetches, [seal]: null }, {});
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('Tensor type (16)'))) throw error;
  }
}

/** A session for the model with these bytes. */
export function createSession(model: Uint8Array, options: SessionOptions): NativeSession {
  const { Session } = onnxruntimeLibrary();
  const session = new Session();
  session.loadModel(model.buffer, model.byteOffset, model.byteLength, options);
  return session;
}

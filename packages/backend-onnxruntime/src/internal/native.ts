import { createRequire } from 'node:module';
import { isMainThread } from 'node:worker_threads';
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

/** onnxruntime's native code. */
interface Library {
  readonly Session: new () => NativeSession;
  readonly Tensor: new (type: ElementType, data: TypedArray, dims: readonly number[]) => NativeTensor;
}
/** The addon, and what `onnxruntime-node` has around it. */
interface Addon {
  readonly InferenceSession: Library['Session'];
  initOrtOnce(logLevel: number, tensor: Library['Tensor'], isMainThread: boolean): void;
}
interface AddonOfNode {
  readonly binding: Addon;
  initOrt(): void;
}

let library: Library | null = null;

/**
 * onnxruntime, loaded on first use: that of `onnxruntime-node` where the app has it in the version of ours (its install
 * script may have fetched CUDA's provider), or else the binaries in our package for this platform. The public `run` of
 * onnxruntime-node waits for the next turn of the event loop and then does what its addon does at once; for a small program
 * the waiting is half of the time, so this calls the addon.
 * @throws OneirosError if it cannot be loaded here
 */
export function onnxruntimeLibrary(): Library {
  if (library) return library;
  const require = createRequire(import.meta.url);
  const own = `@oneiros/onnxruntime-${process.platform}-${process.arch}`;
  const [ofNode, ofOwn] = ['onnxruntime-node', own].map((name) => minorVersion(require, name));
  try {
    if (ofNode && (!ofOwn || ofNode === ofOwn)) {
      const { binding, initOrt } = require('onnxruntime-node/dist/binding.js') as AddonOfNode;
      initOrt();
      library = { Session: binding.InferenceSession, ...(require('onnxruntime-node') as Pick<Library, 'Tensor'>) };
    } else {
      const addon = require(`${own}/bin/onnxruntime_binding.node`) as Addon;
      addon.initOrtOnce(warnings, HostTensor, isMainThread);
      library = { Session: addon.InferenceSession, Tensor: HostTensor };
    }
    return library;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw expected(
      'backend onnxruntime',
      `onnxruntime's binaries for this machine, of the package ${own}`,
      `${process.platform} ${process.arch}, ${reason}`,
      'Install optional dependencies too (npm: without --omit=optional); where there is no such package, use cpu() from @oneiros/backend-cpu.',
    );
  }
}

/** onnxruntime's level of logging from which on it writes. */
const warnings = 2;

/** '1.30' of 1.30.0; `null` where the package is not installed. */
function minorVersion(require: NodeJS.Require, name: string): string | null {
  try {
    return (require(`${name}/package.json`) as { version: string }).version.replace(/\.\d+$/, '');
  } catch {
    return null;
  }
}

/** What the addon takes for a tensor. */
class HostTensor implements NativeTensor {
  readonly location = 'cpu';
  readonly type: ElementType;
  readonly data: TypedArray;
  readonly dims: readonly number[];

  constructor(type: ElementType, data: TypedArray, dims: readonly number[]) {
    this.type = type;
    this.data = data;
    this.dims = dims;
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

import type { StartedTfjs } from '@oneiros/backend-tfjs';
import { expected, OneirosError } from '@oneiros/core';
import type { WasmOptions } from '../wasm.ts';
import { makeKernels } from './kernels.ts';
import { startThreads } from './threads.ts';
import { wasmBytes, wasmFile } from './wasm-file.ts';
import { invoke, type WasmModule } from './wasm-module.ts';
import { WasmRuntime } from './wasm-runtime.ts';

const started = /*#__PURE__*/ new Map<string, Promise<StartedTfjs>>();

/** Brings WebAssembly up: once for all backends with the same files and threads, which then share its memory. */
export function start({ threads, wasmPaths }: WasmOptions): Promise<StartedTfjs> {
  const key = JSON.stringify([threads, wasmPaths]);
  let starting = started.get(key);
  if (!starting) {
    starting = bringUp(wasmPaths, threads).catch((error) => {
      started.delete(key);
      throw error;
    });
    started.set(key, starting);
  }
  return starting;
}

async function bringUp(wasmPaths: WasmOptions['wasmPaths'], wanted: number | undefined): Promise<StartedTfjs> {
  if (!hasSimd()) {
    throw new OneirosError(
      'Backend wasm: expected WebAssembly with SIMD. Received: an engine without it. Update the browser, or use cpu() from @oneiros/backend-cpu.',
    );
  }
  const threads = threadsFor(wanted);
  const bytes = await wasmBytes(wasmFile(threads > 1, wasmPaths));
  let module: WasmModule;
  try {
    module = threads > 1 ? await startThreads(bytes, threads) : await startAlone(bytes);
  } catch (error) {
    throw new OneirosError(
      `Backend wasm: expected WebAssembly to start. Received: ${(error as Error).message ?? String(error)}. Update the browser; where the page has a Content-Security-Policy, allow 'wasm-unsafe-eval' and, for threads, blob: in script-src and worker-src.`,
    );
  }
  invoke(module, 'init_with_threads_count', threads);
  const used = invoke(module, 'get_threads_count');
  return {
    runtime: new WasmRuntime(module),
    kernels: makeKernels(),
    device: `WebAssembly SIMD, ${used} ${used === 1 ? 'thread' : 'threads'}`,
  };
}

async function startAlone(wasmBinary: Uint8Array): Promise<WasmModule> {
  const { createModule } = await import('../tfjs/module.ts');
  const { asm } = (await createModule({ wasmBinary })) as Pick<WasmModule, 'asm'>;
  return { asm, memory: (asm as unknown as Pick<WasmModule, 'memory'>).memory };
}

/** Threads need memory that they share. */
function threadsFor(wanted: number | undefined): number {
  if (wanted !== undefined && !(Number.isInteger(wanted) && wanted > 0))
    throw expected('wasm: threads', 'a positive integer', `threads=${wanted}`, 'Leave it out for up to four.');
  const isolated = (globalThis as { readonly crossOriginIsolated?: boolean }).crossOriginIsolated === true;
  if (!isolated) return 1;
  const cores = globalThis.navigator.hardwareConcurrency ?? 1;
  // Logical cores are often two to a core that computes.
  return wanted === undefined ? Math.max(1, Math.min(4, Math.floor(cores / 2))) : Math.min(wanted, Math.max(1, cores));
}

/** A module of one function that uses a vector of 16 bytes. */
function hasSimd(): boolean {
  const code = [0, 65, 0, 253, 15, 253, 98, 11]; // i8x16.splat, i8x16.popcnt
  const { WebAssembly: engine } = globalThis as { readonly WebAssembly?: { validate(module: Uint8Array): boolean } };
  const head = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8];
  return engine?.validate(Uint8Array.of(...head, ...code)) ?? false;
}

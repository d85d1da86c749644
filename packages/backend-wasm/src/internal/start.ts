import type { StartedTfjs } from '@oneiros/backend-tfjs';
import { expected, OneirosError } from '@oneiros/core';
import type { WasmOptions } from '../wasm.ts';
import { usableAddress, wasmFile } from './wasm-file.ts';
import type { WasmRuntime } from './wasm-runtime.ts';

let starting: Promise<StartedTfjs> | null = null;

/** Brings WebAssembly up: once, since tfjs's kernels know one module. */
export function start(options: WasmOptions): Promise<StartedTfjs> {
  starting ??= bringUp(options).catch((error) => {
    starting = null;
    throw error;
  });
  return starting;
}

async function bringUp(options: WasmOptions): Promise<StartedTfjs> {
  if (!hasSimd()) {
    throw new OneirosError(
      'Backend wasm: expected WebAssembly with SIMD. Received: an engine without it. Update the browser, or use cpu() from @oneiros/backend-cpu.',
    );
  }
  const [core, tfjs] = await Promise.all([import('@tensorflow/tfjs-core'), import('@tensorflow/tfjs-backend-wasm')]);
  const threads = threadsFor(options.threads, Boolean(core.env().get('IS_NODE')));
  core.env().set('WASM_HAS_MULTITHREAD_SUPPORT', threads > 1);
  tfjs.setThreadsCount(threads);
  const file = wasmFile(threads > 1, options.wasmPaths);
  const address = file === null ? null : await usableAddress(file);
  try {
    if (address) {
      const names = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm'];
      tfjs.setWasmPaths(Object.fromEntries(names.map((name) => [name, address.href])));
    }
    const runtime = (await core.findBackendFactory('wasm')()) as unknown as WasmRuntime;
    refuseNullPointers(runtime);
    const kernels = core.getKernelsForBackend('wasm').filter(({ kernelName }) => !slow.includes(kernelName));
    for (const { setupFunc } of kernels) setupFunc?.(runtime as never);
    const used = tfjs.getThreadsCount();
    return {
      runtime,
      kernels: kernels as never,
      device: `WebAssembly SIMD, ${used} ${used === 1 ? 'thread' : 'threads'}`,
    };
  } catch (error) {
    throw new OneirosError(
      `Backend wasm: expected WebAssembly to start. Received: ${(error as Error).message ?? String(error)}. Pass where its files are: wasm({ wasmPaths: '/folder/' }).`,
    );
  } finally {
    address?.release();
  }
}

/** Kernels that take longer than those of the host. */
const slow: readonly string[] = ['Conv3D'];

/** Threads need memory that they share; in Node tfjs has none. */
function threadsFor(wanted: number | undefined, inNode: boolean): number {
  if (wanted !== undefined && !(Number.isInteger(wanted) && wanted > 0))
    throw expected('wasm: threads', 'a positive integer', `threads=${wanted}`, 'Leave it out for up to four.');
  const isolated = (globalThis as { readonly crossOriginIsolated?: boolean }).crossOriginIsolated === true;
  if (inNode || !isolated) return 1;
  const most = Math.max(1, Math.floor((globalThis.navigator.hardwareConcurrency ?? 1) / 2)); // tfjs starts no more
  return Math.min(wanted ?? 4, most);
}

/** A memory that is full is an error, rather than elements written to address 0. */
function refuseNullPointers({ wasm }: WasmRuntime): void {
  wasm._free(wasm._malloc(4)); // Emscripten puts the function itself there at the first call
  const malloc = wasm._malloc;
  wasm._malloc = (bytes) => {
    // Larger numbers would wrap around.
    const address = bytes < 2 ** 32 ? malloc(bytes) : 0;
    if (address !== 0 || bytes === 0) return address;
    throw expected(
      'Backend wasm',
      'memory for a tensor',
      `${bytes} bytes more than the 4 GiB that WebAssembly has`,
      'Take smaller batches, or free tensors with tidy and dispose.',
    );
  };
}

/** A module of one function that uses a vector of 16 bytes. */
function hasSimd(): boolean {
  const code = [0, 65, 0, 253, 15, 253, 98, 11]; // i8x16.splat, i8x16.popcnt
  const { WebAssembly: engine } = globalThis as { readonly WebAssembly?: { validate(module: Uint8Array): boolean } };
  const head = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8];
  return engine?.validate(Uint8Array.of(...head, ...code)) ?? false;
}

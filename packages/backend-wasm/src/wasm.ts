import { cpu } from '@oneiros/backend-cpu';
import { tfjsBackend } from '@oneiros/backend-tfjs';
import type { DType } from '@oneiros/core';
import type { Backend } from '@oneiros/tensor';
import { start } from './internal/start.ts';
import type { WasmRuntime } from './internal/wasm-runtime.ts';
import { prefersHost, wasmLowerings } from './lowerings.ts';

export interface WasmOptions {
  /**
   * How many threads compute, where the page is cross-origin isolated; elsewhere it is one. At most as many as there are
   * logical cores. Default: half of these, and no more than 4.
   */
  readonly threads?: number;
  /**
   * Where the two `.wasm` files of this package are served: a folder, or an address for each. Default:
   * where a bundler that knows `new URL(…, import.meta.url)` puts them (Vite, webpack), and in Node the package itself.
   */
  readonly wasmPaths?: string | URL | WasmPaths;
  /** Computes what WebAssembly has no kernel for, on the same memory. Default `cpu()`. */
  readonly host?: Backend;
}

/** Addresses of the `.wasm` files. */
export interface WasmPaths {
  /** Of `tfjs-backend-wasm-simd.wasm`: without threads. */
  readonly simd: string | URL;
  /** Of `tfjs-backend-wasm-threaded-simd.wasm`: for pages that are cross-origin isolated. */
  readonly threadedSimd: string | URL;
}

/**
 * WebAssembly with SIMD, and with threads where the page is cross-origin isolated: the backend for browsers without WebGPU.
 * It runs in Node too. Backends with the same files and threads share one memory.
 *
 * ```ts
 * await useBackend(webgpu(), wasm());
 * await useBackend(wasm({ wasmPaths: '/assets/wasm/' }));
 * ```
 * @throws OneirosError from `useBackend` where WebAssembly has no SIMD or its file is not found, saying what to do.
 */
export function wasm(options: WasmOptions = {}): Backend {
  return tfjsBackend({
    name: 'wasm',
    dtypes,
    start: () => start(options),
    lowerings: wasmLowerings,
    host: options.host ?? cpu(),
    prefersHost,
    readNow: (id, runtime) => (runtime as WasmRuntime).readSync(id),
    look: (tensor, runtime) => (runtime as WasmRuntime).typedArrayFromHeap(tensor),
  });
}

/** Narrower types lie in 32 bits. */
const dtypes: readonly DType[] = [
  ...(['float32', 'float16', 'bfloat16', 'int8', 'int16', 'int32'] as const),
  ...(['uint8', 'uint16', 'uint32', 'bool'] as const),
];

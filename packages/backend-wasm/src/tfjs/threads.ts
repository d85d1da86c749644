/// <reference path="./text.d.ts" />
import { text as module } from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js?text';
import { text as worker } from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.worker.js?text';

// tfjs makes its workers from the text of a function, which is another one after a minifier was at work. So these are
// texts from the beginning, which no bundler changes.

/** What Emscripten made for WebAssembly with threads: a script with a variable `WasmBackendModuleThreadedSimd`. */
export const moduleText: string = module;

/** The script of a worker that is a thread. */
export const workerText: string = worker;

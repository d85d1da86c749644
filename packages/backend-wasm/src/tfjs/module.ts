import module from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js';

/** What Emscripten made of tfjs's code in C++, for WebAssembly with SIMD; the build leaves out what it has for Node. */
export const createModule: (config: { readonly wasmBinary: Uint8Array }) => Promise<unknown> = module as never;

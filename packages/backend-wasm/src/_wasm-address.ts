// The build copies the files beside this one. Bundlers look for these expressions, so they must be written out.

/** Where the file of WebAssembly without threads is. */
export function simdAddress(): URL {
  return new URL('../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm', import.meta.url);
}

/** Where the file with threads is. */
export function threadedSimdAddress(): URL {
  return new URL(
    '../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm',
    import.meta.url,
  );
}

import type { BackendName } from '../protocol.ts';

/** Backends as the page calls them, with a word on each. */
export const backendNames: { readonly [B in BackendName]: { readonly title: string; readonly note: string } } = {
  webgpu: { title: 'WebGPU', note: 'the graphics card' },
  wasm: { title: 'WebAssembly', note: 'SIMD on this computer’s processor' },
  cpu: { title: 'CPU', note: 'plain TypeScript, which runs everywhere' },
};

import { cpu } from '@oneiros/backend-cpu';
import type { Backend } from '@oneiros/tensor';

/** Backends for browsers, by name. The larger ones are loaded when they are asked for. */
export const backends: { readonly [name: string]: () => Backend | Promise<Backend> } = {
  webgpu: async () => (await import('@oneiros/backend-webgpu')).webgpu({ host: cpu() }),
  wasm: async () => (await import('@oneiros/backend-wasm')).wasm(),
  cpu,
};

/** What runs everywhere, and at once. */
export function bestBackend(): Backend {
  return cpu();
}

import { cpu } from '@oneiros/backend-cpu';
import { onnxruntime, whyNotOnnxruntime } from '@oneiros/backend-onnxruntime';
import type { Backend } from '@oneiros/tensor';

/** Backends for Node, by name. What is not used by default is loaded when it is asked for. */
export const backends: { readonly [name: string]: () => Backend | Promise<Backend> } = {
  onnxruntime,
  webgpu: async () => (await import('@oneiros/backend-webgpu')).webgpu({ host: cpu() }),
  wasm: async () => (await import('@oneiros/backend-wasm')).wasm(),
  'node-gpu': async () => (await import('@oneiros/backend-node-gpu')).nodeGpu(),
  cpu,
};

/** onnxruntime where it can be loaded, else plain TypeScript, with one warning. */
export function bestBackend(): Backend {
  const reason = whyNotOnnxruntime();
  if (reason === null) return onnxruntime();
  console.warn(`oneiros: computing in plain TypeScript, which is slow, since onnxruntime is not available. ${reason}`);
  return cpu();
}

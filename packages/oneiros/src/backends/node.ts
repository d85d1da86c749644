import { cpu } from '@oneiros/backend-cpu';
import { onnxruntime, whyNotOnnxruntime } from '@oneiros/backend-onnxruntime';
import type { Backend } from '@oneiros/tensor';

/** Backends that this package brings along for Node, by name. */
export const backends: { readonly [name: string]: () => Backend } = { onnxruntime, cpu };

/** onnxruntime where it can be loaded, else plain TypeScript, with one warning. */
export function bestBackend(): Backend {
  const reason = whyNotOnnxruntime();
  if (reason === null) return onnxruntime();
  console.warn(`oneiros: computing in plain TypeScript, which is slow, since onnxruntime is not available. ${reason}`);
  return cpu();
}

import { expected } from '@oneiros/core';
import { type Backend, type BackendCandidate, useBackend as useBackends } from '@oneiros/tensor';
import { backends } from '#backends';

/**
 * Chooses where tensors are computed: the first of `candidates`, backends or names, that can run here. What a name stands
 * for is loaded when it is its turn: in browsers 'webgpu', 'wasm' and 'cpu'; in Node 'onnxruntime', 'webgpu', 'wasm',
 * 'node-gpu' and 'cpu'.
 *
 * ```ts
 * await useBackend('onnxruntime');
 * await useBackend('webgpu', 'wasm', cpu());
 * ```
 * @throws OneirosError if none can run, with the reason of each, or if a name is unknown.
 */
export async function useBackend(...candidates: readonly (string | BackendCandidate)[]): Promise<Backend> {
  return useBackends(...candidates.map((candidate) => (typeof candidate === 'string' ? byName(candidate) : candidate)));
}

function byName(name: string): BackendCandidate {
  const load = Object.hasOwn(backends, name) ? backends[name] : undefined;
  if (load) return Object.defineProperty(() => load(), 'name', { value: name });
  throw expected(
    'useBackend',
    `a backend, or a name among ${Object.keys(backends).join(', ')}`,
    `'${name}'`,
    'Install the package of another backend and pass the backend itself.',
  );
}

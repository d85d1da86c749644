import { expected } from '@oneiros/core';
import { type Backend, useBackend as useBackends } from '@oneiros/tensor';
import { backends } from '#backends';

/**
 * Chooses where tensors are computed: the first of `candidates`, backends or names, that can run here.
 *
 * ```ts
 * await useBackend('onnxruntime');
 * await useBackend(webgpu(), 'cpu');
 * ```
 */
export async function useBackend(...candidates: readonly (string | Backend)[]): Promise<Backend> {
  return useBackends(...candidates.map((candidate) => (typeof candidate === 'string' ? byName(candidate) : candidate)));
}

function byName(name: string): Backend {
  const create = Object.hasOwn(backends, name) ? backends[name] : undefined;
  if (create) return create();
  throw expected(
    'useBackend',
    `a backend, or a name among ${Object.keys(backends).join(', ')}`,
    `'${name}'`,
    'Install the package of another backend and pass the backend itself.',
  );
}

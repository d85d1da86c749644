import type { Backend } from '@oneiros/tensor';
import type { BackendInfo, BackendName } from '../protocol.ts';

interface Choice {
  readonly name: BackendName;
  /** Why it cannot run here, found out without loading it. */
  readonly obstacle: () => Promise<string | null> | string | null;
  readonly create: () => Promise<Backend>;
}

/** In the order in which they are offered: the fastest first. */
const choices: readonly Choice[] = [
  {
    name: 'webgpu',
    obstacle: async () => {
      const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<unknown> } };
      if (!gpu) return isSecureContext ? 'this browser has no WebGPU.' : 'WebGPU needs a page served by https.';
      return (await gpu.requestAdapter()) ? null : 'WebGPU finds no graphics card.';
    },
    create: async () => {
      const [{ webgpu }, { cpu }] = await Promise.all([
        import('@oneiros/backend-webgpu'),
        import('@oneiros/backend-cpu'),
      ]);
      return webgpu({ host: cpu() });
    },
  },
  {
    name: 'wasm',
    obstacle: () => (WebAssembly.validate(simdModule) ? null : 'this browser has no SIMD in WebAssembly.'),
    // One thread: minifiers break the text of which tfjs makes its other threads.
    create: async () => (await import('@oneiros/backend-wasm')).wasm({ threads: 1 }),
  },
  { name: 'cpu', obstacle: () => null, create: async () => (await import('@oneiros/backend-cpu')).cpu() },
];

/** Which backends can run here. */
export async function findBackends(): Promise<readonly BackendInfo[]> {
  return Promise.all(
    choices.map(async ({ name, obstacle }) => ({ name, obstacle: await Promise.race([obstacle(), noAnswer()]) })),
  );
}

/** A graphics driver that hangs is no reason to offer nothing. */
async function noAnswer(): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 4000));
  return 'it does not answer.';
}

/** The backend of this name, not yet started. */
export async function createBackend(name: BackendName): Promise<Backend> {
  return choices.find((choice) => choice.name === name)!.create();
}

/** `(module (func (result v128) i32.const 0 i8x16.splat i8x16.popcnt))`: valid only where there is SIMD. */
const simdModule = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

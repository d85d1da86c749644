import type { Backend } from '@oneiros/tensor';
import type { BackendInfo, BackendName } from '../protocol.ts';

interface Choice {
  readonly name: BackendName;
  /** What stands in its way, found out without loading it. */
  readonly look: () => Promise<Look> | Look;
  readonly create: () => Promise<Backend>;
}
type Look = Omit<BackendInfo, 'name'>;

const fine: Look = { obstacle: null, drawback: null };
const missing = (obstacle: string): Look => ({ obstacle, drawback: null });

/** The part of WebGPU that tells what there is. */
interface Adapter {
  readonly info?: { readonly architecture?: string; readonly isFallbackAdapter?: boolean };
}

/** In the order in which they are offered: the fastest first. */
const choices: readonly Choice[] = [
  {
    name: 'webgpu',
    look: async () => {
      const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<Adapter | null> } };
      if (!gpu)
        return missing(isSecureContext ? 'this browser has no WebGPU.' : 'WebGPU needs a page served by https.');
      const adapter = await gpu.requestAdapter();
      if (!adapter) return missing('WebGPU finds no graphics card.');
      const { architecture, isFallbackAdapter } = adapter.info ?? {};
      const software = isFallbackAdapter || architecture === 'swiftshader';
      return { obstacle: null, drawback: software ? 'imitated by the processor here, so slow' : null };
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
    look: () => (WebAssembly.validate(simdModule) ? fine : missing('this browser has no SIMD in WebAssembly.')),
    create: async () => (await import('@oneiros/backend-wasm')).wasm(),
  },
  { name: 'cpu', look: () => fine, create: async () => (await import('@oneiros/backend-cpu')).cpu() },
];

/** Which backends can run here. */
export async function findBackends(): Promise<readonly BackendInfo[]> {
  return Promise.all(choices.map(async ({ name, look }) => ({ name, ...(await Promise.race([look(), noAnswer()])) })));
}

/** A graphics driver that hangs is no reason to offer nothing. */
async function noAnswer(): Promise<Look> {
  await new Promise((resolve) => setTimeout(resolve, 4000));
  return missing('it does not answer.');
}

/** The backend of this name, not yet started. */
export async function createBackend(name: BackendName): Promise<Backend> {
  return choices.find((choice) => choice.name === name)!.create();
}

/** `(module (func (result v128) i32.const 0 i8x16.splat i8x16.popcnt))`: valid only where there is SIMD. */
const simdModule = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

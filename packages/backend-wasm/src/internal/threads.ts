import type { WasmMemory, WasmModule } from './wasm-module.ts';

/** What is used of a browser here. */
interface Browser {
  readonly Blob: new (parts: readonly string[], options: { readonly type: string }) => object;
  readonly URL: { createObjectURL(blob: object): string; revokeObjectURL(address: string): void };
  readonly WebAssembly: { readonly Memory: new (limits: object) => WasmMemory };
}

/** WebAssembly's pages of 64 KiB. */
const [initial, maximum] = [256, 65_536];

/** Starts WebAssembly with so many threads, of which the caller's is one: the others are workers. */
export async function startThreads(wasmBinary: Uint8Array, threads: number): Promise<WasmModule> {
  const { Blob, URL, WebAssembly } = globalThis as unknown as Browser;
  const { moduleText, workerText } = await import('../tfjs/threads.ts');
  const type = 'text/javascript';
  const script = new Blob([moduleText], { type });
  const addresses = [[moduleText, 'export default WasmBackendModuleThreadedSimd;'], [workerText]].map((texts) =>
    URL.createObjectURL(new Blob(texts, { type })),
  );
  const [module, worker] = addresses as [string, string];
  const wasmMemory = new WebAssembly.Memory({ initial, maximum, shared: true });
  try {
    const { default: create } = (await importText(module)) as { default(config: object): Promise<WasmModule> };
    const { asm } = await new Promise<WasmModule>((resolve, reject) => {
      create({
        ...{ wasmBinary, wasmMemory, mainScriptUrlOrBlob: script },
        ...{ workers: threads - 1, cores: 2 * threads },
        locateFile: (name: string) => (name.endsWith('.worker.js') ? worker : name),
        onWorkerError: ({ message }: { readonly message?: string }) =>
          reject(new Error(`a worker that does not start${message ? `: ${message}` : ''}`)),
      }).then(resolve, reject);
    });
    return { asm, memory: wasmMemory };
  } finally {
    for (const address of addresses) URL.revokeObjectURL(address);
  }
}

/** Bundlers leave such an import alone. */
function importText(address: string): Promise<unknown> {
  return import(/* webpackIgnore: true */ /* @vite-ignore */ address);
}

import { expected } from '@oneiros/core';
import { simdAddress, threadedSimdAddress } from '../_wasm-address.ts';
import type { WasmOptions } from '../wasm.ts';

/** Where the file is: an address, or in Node a path. */
export function wasmFile(threaded: boolean, wasmPaths: WasmOptions['wasmPaths']): string {
  if (wasmPaths === undefined) return (threaded ? threadedSimdAddress() : simdAddress()).href;
  if (typeof wasmPaths === 'object' && 'simd' in wasmPaths) {
    return String(threaded ? wasmPaths.threadedSimd : wasmPaths.simd);
  }
  const folder = String(wasmPaths);
  const name = threaded ? 'tfjs-backend-wasm-threaded-simd.wasm' : 'tfjs-backend-wasm-simd.wasm';
  return `${folder}${folder.endsWith('/') ? '' : '/'}${name}`;
}

/** The file, checked: a server may answer with a page of its own where a file is missing. */
export async function wasmBytes(file: string): Promise<Uint8Array> {
  const isPage = 'document' in globalThis || 'WorkerGlobalScope' in globalThis;
  const { bytes, received } = await (isPage ? fetched(file) : readFromDisk(file)).catch((error: Error) => ({
    bytes: null,
    received: error.message,
  }));
  if (bytes && isModule(bytes)) return bytes;
  throw expected(
    'Backend wasm',
    `a WebAssembly file at ${file}`,
    received,
    "Serve dist/*.wasm of @oneiros/backend-wasm and name the folder: wasm({ wasmPaths: '/folder/' }).",
  );
}

interface Answer {
  readonly bytes: Uint8Array | null;
  /** What it is, should it be something else. */
  readonly received: string;
}

async function fetched(file: string): Promise<Answer> {
  const response = await fetch(file, { credentials: 'same-origin' });
  if (!response.ok) return { bytes: null, received: `status ${response.status}` };
  const type = response.headers.get('content-type') ?? '';
  return { bytes: new Uint8Array(await response.arrayBuffer()), received: `a file of type '${type}'` };
}

async function readFromDisk(file: string): Promise<Answer> {
  // The name is not a literal in the import, so that bundlers for browsers don't look for it.
  const name: string = 'node:fs/promises';
  const { readFile } = (await import(/* webpackIgnore: true */ /* @vite-ignore */ name)) as {
    readFile(path: string | URL): Promise<Uint8Array>;
  };
  const bytes = await readFile(file.startsWith('file:') ? new URL(file) : file);
  return { bytes, received: 'a file of another format' };
}

function isModule([a, b, c, d]: Uint8Array): boolean {
  return a === 0 && b === 0x61 && c === 0x73 && d === 0x6d;
}

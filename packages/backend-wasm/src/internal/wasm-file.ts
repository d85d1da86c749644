import { expected } from '@oneiros/core';
import type { WasmOptions } from '../wasm.ts';

/** Addresses of the files as bundlers give them: these expressions must be written out for that. */
const bundled = {
  simd: (): URL => new URL('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm', import.meta.url),
  threadedSimd: (): URL =>
    new URL('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm', import.meta.url),
};
/** Where the file is; `null` in Node, where tfjs finds it. */
export function wasmFile(threaded: boolean, wasmPaths: WasmOptions['wasmPaths']): string | null {
  if (wasmPaths === undefined) return isPage() ? (threaded ? bundled.threadedSimd() : bundled.simd()).href : null;
  if (typeof wasmPaths === 'object' && 'simd' in wasmPaths) {
    return String(threaded ? wasmPaths.threadedSimd : wasmPaths.simd);
  }
  const folder = String(wasmPaths);
  const name = threaded ? 'tfjs-backend-wasm-threaded-simd.wasm' : 'tfjs-backend-wasm-simd.wasm';
  return `${folder}${folder.endsWith('/') ? '' : '/'}${name}`;
}

/**
 * An address from which tfjs surely gets the file. A server answers with a page of its own where a file is missing, or
 * with a type that streaming refuses; so the bytes are fetched and checked here, and handed on.
 */
export async function usableAddress(file: string): Promise<{ readonly href: string; readonly release: () => void }> {
  if (!isPage()) return { href: await pathOf(file), release: () => {} };
  const bytes = await fetchBytes(file).catch((error) => {
    // Vite's development server takes the name of the package for a folder beside this file.
    const other = file.replace(/@oneiros\/backend-wasm\/dist\/.*?(?=@tensorflow\/)/, '');
    if (other !== file) return fetchBytes(other);
    throw error;
  });
  const href = URL.createObjectURL(new Blob([bytes], { type: 'application/wasm' }));
  return { href, release: () => URL.revokeObjectURL(href) };
}

async function fetchBytes(file: string): Promise<ArrayBuffer> {
  let received: string;
  try {
    const response = await fetch(file, { credentials: 'same-origin' });
    const bytes = response.ok ? await response.arrayBuffer() : null;
    if (bytes && isModule(new Uint8Array(bytes))) return bytes;
    received = bytes ? `a file of type '${response.headers.get('content-type') ?? ''}'` : `status ${response.status}`;
  } catch (error) {
    received = (error as Error).message;
  }
  throw missing(file, received);
}

async function pathOf(file: string): Promise<string> {
  const { process } = globalThis as { readonly process?: { getBuiltinModule?(name: string): unknown } };
  const fs = process?.getBuiltinModule?.('node:fs/promises') as typeof import('node:fs/promises') | undefined;
  const url = process?.getBuiltinModule?.('node:url') as typeof import('node:url') | undefined;
  if (!fs || !url) return file; // an older Node: tfjs reads it, unchecked
  const path = file.startsWith('file:') ? url.fileURLToPath(file) : file;
  const bytes = await fs.readFile(path).catch((error: Error) => {
    throw missing(path, error.message);
  });
  if (!isModule(bytes)) throw missing(path, 'a file of another format');
  return path;
}

function isPage(): boolean {
  return 'document' in globalThis || 'WorkerGlobalScope' in globalThis;
}

function isModule([a, b, c, d]: Uint8Array): boolean {
  return a === 0 && b === 0x61 && c === 0x73 && d === 0x6d;
}

function missing(file: string, received: string): Error {
  return expected(
    'Backend wasm',
    `a WebAssembly file at ${file}`,
    received,
    "Serve dist/*.wasm of @tensorflow/tfjs-backend-wasm and name the folder: wasm({ wasmPaths: '/folder/' }).",
  );
}

import { expected, OneirosError } from '@oneiros/core';
import { nodeFiles } from './internal/node-files.ts';

/** Where a file comes from: a path (in Node), a URL, its bytes, or what a browser's file input gives. */
export type Source = string | URL | Uint8Array | ArrayBuffer | Blob;

/** The bytes of a file. */
export async function readSource(source: Source): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source;
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (source instanceof Blob) return new Uint8Array(await source.arrayBuffer());
  const text = String(source);
  const files = nodeFiles();
  const remote = /^(https?|data|blob):/.test(text) || !files;
  if (!remote) {
    try {
      return new Uint8Array(await files.promises.readFile(source instanceof URL ? source : text));
    } catch (error) {
      throw new OneirosError(
        `load: expected a file that can be read. Received: path=${text} (${(error as Error).message}). Check the path.`,
        { cause: error },
      );
    }
  }
  const response = await fetch(text);
  if (!response.ok)
    throw expected('load', 'a file at the address', `${response.status} ${response.statusText} for ${text}`);
  return new Uint8Array(await response.arrayBuffer());
}

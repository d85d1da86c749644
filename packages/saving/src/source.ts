import { expected, OneirosError } from '@oneiros/core';

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

/** Writes a file as a whole or not at all: to a temporary file beside it, which then takes its name. */
export async function writeFile(path: string, bytes: Uint8Array): Promise<void> {
  const files = nodeFiles();
  if (!files)
    throw expected(
      'save',
      'no path in a browser',
      `path=${path}`,
      'Call it without a path: it gives the bytes, which you can offer as a download.',
    );
  const { writeFile: write, rename, rm } = files.promises;
  const temporary = `${path}.${Date.now().toString(36)}${Math.random().toString(36).slice(2)}.tmp`;
  try {
    await write(temporary, bytes);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new OneirosError(
      `save: expected a place that can be written. Received: path=${path} (${(error as Error).message}). Does the folder exist?`,
      { cause: error },
    );
  }
}

/** Node's file system, if this is Node; bundlers for browsers need not know of it. */
function nodeFiles(): typeof import('node:fs') | null {
  const { process } = globalThis as { readonly process?: { getBuiltinModule?(name: string): unknown } };
  return (process?.getBuiltinModule?.('node:fs') ?? null) as typeof import('node:fs') | null;
}

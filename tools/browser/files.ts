/** Where the server of a browser test answers with files of the repository. */
export const filesAddress = '/repository-files';

const inBrowser = 'document' in globalThis;

/**
 * The paths, from the folder of the repository, of the files that fit a pattern: in Node and in a page under test.
 *
 * ```ts
 * const goldens = await listFiles('packages/tensor/src/**' + '/*.golden.json');
 * ```
 */
export async function listFiles(pattern: string): Promise<readonly string[]> {
  if (!inBrowser) return (await import('./served-files.ts')).matching(pattern);
  return (await (await get(`?list=${encodeURIComponent(pattern)}`)).json()) as readonly string[];
}

/** The bytes of a file of the repository, in Node and in a page under test. */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  if (inBrowser) return new Uint8Array(await (await get(`/${path}`)).arrayBuffer());
  const { readFile } = await import('node:fs/promises');
  return new Uint8Array(await readFile(new URL(`../../${path}`, import.meta.url)));
}

/** The same as text. */
export async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(path));
}

async function get(address: string): Promise<Response> {
  const response = await fetch(filesAddress + address);
  if (response.ok) return response;
  throw new Error(`files of the repository: expected ${address}. Received: status ${response.status}.`);
}

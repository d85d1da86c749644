import { expected, OneirosError } from '@oneiros/core';
import { nodeFiles } from './internal/node-files.ts';

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

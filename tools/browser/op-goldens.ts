import { type GoldenCase, holdsOps, parseGoldens } from '@oneiros/testing';
import { listFiles, readText } from './files.ts';

/** A golden file of ops, with the calls in it. */
export interface OpGoldens {
  /** Its path below the source of the package tensor. */
  readonly file: string;
  readonly cases: readonly GoldenCase[];
}

const folder = 'packages/tensor/src/';

/** All golden files of ops, in Node and in a page under test: what `testBackend` replays. */
export async function opGoldens(): Promise<readonly OpGoldens[]> {
  const files = await listFiles(`${folder}**/*.golden.json`);
  const texts = await Promise.all(files.map(readText));
  return files.flatMap((file, i) =>
    holdsOps(texts[i]!) ? [{ file: file.slice(folder.length), cases: parseGoldens(texts[i]!) }] : [],
  );
}

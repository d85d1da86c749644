import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** What a bundler makes of one import, without the packages that it depends on. */
async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
    ...{
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      external: ['fflate', '@oneiros/*'],
    },
  });
  return outputFiles[0]!.text;
}

test.each([
  ["export { readHdf5 } from './index.ts';", 8500, ['writeHdf5']],
  ["export { writeHdf5 } from './index.ts';", 3300, ['readHdf5', 'FRHP']],
  ["export { readZip } from '../read-zip.ts';", 2100, ['writeZip']],
  ["export { writeZip } from '../write-zip.ts';", 1300, ['checksum that it declares']],
] as const)('%s stays below %i bytes, compressed', async (code, budget, absent) => {
  const text = await bundle(code);
  expect(gzipSync(text, { level: 9 }).length).toBeLessThan(budget);
  for (const name of absent) expect(text).not.toContain(name);
});

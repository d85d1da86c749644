import { build, type Plugin } from 'esbuild';
import type { Options } from 'tsup';

/**
 * One output file per source file. tsup leaves `./x.ts` specifiers as they are when it does not bundle, so they are
 * rewritten here; `.ts` and `.js` have the same length, so source maps stay exact.
 *
 * For Node there is also `node.js`, all of the package in one file: Node takes a millisecond to find and compile each file
 * it imports, which for the umbrella came to more than half a second before a program began. Bundlers take the single files.
 */
export const unbundled: Options = {
  entry: ['src/**/*.ts', '!src/**/*.test.ts'],
  format: 'esm',
  target: 'es2022',
  bundle: false,
  dts: false,
  sourcemap: true,
  clean: true,
  silent: true,
  plugins: [
    {
      name: 'ts-to-js-specifiers',
      renderChunk(code) {
        return { code: code.replace(/((?:from|import)\s*\(?\s*["']\.{1,2}\/[^"']*)\.ts(["'])/g, '$1.js$2') };
      },
    },
  ],
  onSuccess: async () => {
    await build({
      entryPoints: ['dist/index.js'],
      outfile: 'dist/node.js',
      bundle: true,
      plugins: [external],
      mainFields: ['module', 'main'],
      platform: 'node',
      format: 'esm',
      target: 'es2022',
      sourcemap: true,
      logLevel: 'warning',
    });
  },
};

/**
 * Packages stay outside of node.js, but for single modules of tfjs and what they import: tfjs publishes them without file
 * endings, so that Node does not find them.
 */
const external: Plugin = {
  name: 'external-packages',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path, kind, importer }) => {
      const ofTfjs =
        /^@tensorflow\/[\w-]+\/dist\/.*\.js$/.test(path) ||
        (importer.includes('/@tensorflow/') && path.startsWith('@tensorflow/tfjs-backend-'));
      return kind === 'entry-point' || ofTfjs ? null : { path, external: true };
    });
  },
};

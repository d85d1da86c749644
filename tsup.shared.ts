import type { Options } from 'tsup';

/**
 * One output file per source file. tsup leaves `./x.ts` specifiers as they are when it does not bundle, so they are
 * rewritten here; `.ts` and `.js` have the same length, so source maps stay exact.
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
};

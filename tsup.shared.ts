import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { Options } from 'tsup';
import { tfjsPartsOfBuild } from './tools/tfjs-parts.ts';

/** Files of TensorFlow.js that a module names as neighbours of its package: the build puts them beside it. */
const asset = /(["'])\.\.\/node_modules\/(@tensorflow\/[^"']*)\1/g;

/**
 * One output file per source file. tsup leaves `./x.ts` specifiers as they are when it does not bundle, so they are
 * rewritten here; `.ts` and `.js` have the same length, so source maps stay exact.
 *
 * For Node there is also `node.js`, all of the package in one file: Node takes a millisecond to find and compile each file
 * it imports, which for the umbrella came to more than half a second before a program began. Bundlers take the single files.
 *
 * What lies in a folder `tfjs` is bundled with the modules of TensorFlow.js that it imports.
 */
export const unbundled: Options = {
  entry: ['src/**/*.ts', '!src/**/*.test.ts', '!src/**/*.d.ts', '!src/stand-ins/**'],
  format: 'esm',
  target: 'es2022',
  bundle: false,
  dts: false,
  sourcemap: true,
  clean: true,
  silent: true,
  plugins: [
    {
      name: 'assets-of-tfjs',
      renderChunk(code) {
        const own = code.replace(asset, (_, quote: string, path: string) => {
          mkdirSync('dist', { recursive: true });
          copyFileSync(`node_modules/${path}`, `dist/${basename(path)}`);
          return `${quote}./${basename(path)}${quote}`;
        });
        return { code: own };
      },
    },
    {
      name: 'ts-to-js-specifiers',
      renderChunk(code) {
        return { code: code.replace(/((?:from|import)\s*\(?\s*["']\.{1,2}\/[^"']*)\.ts(["'])/g, '$1.js$2') };
      },
    },
  ],
  onSuccess: async () => {
    if (existsSync('dist/tfjs')) await bundleTfjs();
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

/** Packages stay outside. */
const external: Plugin = {
  name: 'external-packages',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) => (kind === 'entry-point' ? null : { path, external: true }));
  },
};

/** Each file of `dist/tfjs` with the modules of tfjs that it imports, and nothing else of other packages. */
async function bundleTfjs(): Promise<void> {
  await build({
    entryPoints: readdirSync('dist/tfjs')
      .filter((name) => name.endsWith('.js'))
      .map((name) => `dist/tfjs/${name}`),
    outdir: 'dist/tfjs',
    allowOverwrite: true,
    bundle: true,
    plugins: [tfjsPartsOfBuild, externalButTfjs],
    platform: 'neutral',
    format: 'esm',
    target: 'es2022',
    minifySyntax: true,
    legalComments: 'none',
    banner: { js: tfjsNotice },
    logLevel: 'warning',
  });
}

const tfjsNotice =
  '/*! Holds parts of TensorFlow.js 4.22.0, changed. Copyright Google LLC, Apache License 2.0: see THIRD-PARTY-LICENSES.txt */';

const externalButTfjs: Plugin = {
  name: 'external-but-tfjs',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@tensorflow/') ? null : { path, external: true },
    );
  },
};

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { build as esbuild } from 'esbuild';
import { rollup } from 'rollup';
import { build as vite } from 'vite';
import webpack from 'webpack';
import { root } from '../workspace.ts';

// Its types are written as if it were CommonJS; what Node and bundlers import is the function.
const minifier = terser as unknown as typeof terser.default;

/** Builds `main.js` of a folder into another folder, minified, as the bundler does by itself. */
export type Bundler = (from: string, to: string) => Promise<void>;

/** The bundlers, told nothing but where the program lies, where to put the bundle, and to make it small. */
export const bundlers: { readonly [name: string]: Bundler } = {
  esbuild: async (from, to) => {
    await esbuild({
      entryPoints: [join(from, 'main.js')],
      outdir: to,
      ...{ bundle: true, minify: true, splitting: true, format: 'esm', logLevel: 'error' },
    });
  },
  rollup: async (from, to) => {
    const bundle = await rollup({
      input: join(from, 'main.js'),
      plugins: [nodeResolve(), minifier()],
      logLevel: 'silent',
    });
    await bundle.write({ dir: to, format: 'es' });
    await bundle.close();
  },
  // It begins with a page, which it writes anew with the names of what it has made.
  vite: async (from, to) => {
    const cache = join(root, 'node_modules/.cache');
    await mkdir(cache, { recursive: true });
    const folder = await mkdtemp(join(cache, 'page-'));
    try {
      const script = relative(folder, join(from, 'main.js')).replaceAll('\\', '/');
      await writeFile(join(folder, 'index.html'), page('type="module"', script));
      await vite({ root: folder, configFile: false, logLevel: 'error', build: { outDir: to, emptyOutDir: true } });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  webpack: async (from, to) => {
    const stats = await new Promise<webpack.Stats>((done, failed) => {
      webpack({ mode: 'production', entry: join(from, 'main.js'), output: { path: to } }, (error, result) =>
        result ? done(result) : failed(error),
      );
    });
    if (stats.hasErrors()) throw new Error(stats.toString('errors-only'));
  },
};

/** A page with a script. */
export function page(kind: 'defer' | 'type="module"', script: string): string {
  return `<!doctype html><link rel="icon" href="data:,"><script ${kind} src="${script}"></script>`;
}

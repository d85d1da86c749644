import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Plugin as EsbuildPlugin, transform } from 'esbuild';
import type { Plugin as VitePlugin } from 'vite';

// Packages take single modules of TensorFlow.js, whose imports of its core would bring all of it. So those imports lead to
// small modules of ours, and what Emscripten made is changed where it stands in the way: in the build, in tests and in
// what else reads the sources.

/** What stands in for what, where a module of the tfjs package on the left imports it. */
const standIns: { readonly [tfjsPackage: string]: { readonly [imported: string]: string } } = {
  'tfjs-backend-webgpu': {
    '@tensorflow/tfjs-core': 'packages/backend-webgpu/src/stand-ins/tfjs-core.ts',
    './activation_util': 'packages/backend-webgpu/src/stand-ins/activation-util.ts',
  },
  'tfjs-backend-wasm': {},
};
const ofTfjs = new RegExp(`@tensorflow/(${Object.keys(standIns).join('|')})/(?!.*@tensorflow).*\\.js$`);

/** The file that serves for `imported` in a module of tfjs; `null` where it is not one of ours. */
function standIn(imported: string, importer: string | undefined): string | null {
  const file = standIns[importer?.split('?')[0]?.match(ofTfjs)?.[1] ?? '']?.[imported];
  return file ? fileURLToPath(new URL(`../${file}`, import.meta.url)) : null;
}

/** The text of a module of tfjs; with `?text` after its path, of one that exports its script as text. */
async function load(id: string): Promise<string | null> {
  const [path, query] = id.split('?') as [string, string?];
  if (!ofTfjs.test(path)) return null;
  const code = await readFile(path, 'utf8');
  if (!path.includes('/wasm-out/')) return slim(code);
  if (path.endsWith('.worker.js')) return exported(code.slice(code.indexOf('`') + 1, code.lastIndexOf('`')));
  const script = emscripten(code);
  if (query !== 'text') return `${script}export default ${/var (\w+)/.exec(script)![1]};\n`;
  return exported((await transform(script, { minify: true, target: 'es2020' })).code);
}

function exported(text: string): string {
  return `export const text = ${JSON.stringify(text)};\n`;
}

/** Shaders in templates, without indentation and comments. */
function slim(code: string): string {
  return code
    .replace(/^\/\/# .*$/gm, '')
    .replace(/\n\s+/g, '\n')
    .replace(/^\/\/.*\n/gm, '');
}

/**
 * What Emscripten made, as a script that declares one variable:
 * - for browsers alone: in Node its file is read by us;
 * - without a function for each kernel, since exports are called as they are;
 * - as many workers as threads, where it has eight for any number;
 * - as many cores as it is told, since tfjs's C++ takes no more threads than half of them;
 * - a worker that does not start is told of.
 */
function emscripten(code: string): string {
  return code
    .slice(0, code.indexOf("if (typeof exports === 'object'"))
    .replace(/var ENVIRONMENT_IS_NODE=[^;]*;/, '')
    .replaceAll('ENVIRONMENT_IS_NODE', 'false')
    .replace(
      /var _([A-Z]\w*)=Module\["_\1"\]=function\(\)\{return\(_\1=Module\["_\1"\]=Module\["asm"\]\["\1"\]\)\.apply\(null,arguments\)\};/g,
      '',
    )
    .replace('pthreadPoolSize=8', 'pthreadPoolSize=Module["workers"]')
    .replace('return navigator["hardwareConcurrency"]', 'return Module["cores"]||navigator["hardwareConcurrency"]')
    .replace('worker.onerror=e=>{', 'worker.onerror=e=>{Module["onWorkerError"](e);');
}

/** For the build. */
export const tfjsPartsOfBuild: EsbuildPlugin = {
  name: 'tfjs-parts',
  setup: ({ onResolve, onLoad, resolve }) => {
    onResolve({ filter: /./ }, ({ path, importer }) => {
      const file = standIn(path, importer);
      return file ? { path: file, sideEffects: false } : null;
    });
    onResolve({ filter: /\?text$/ }, async ({ path, kind, resolveDir }) => {
      const found = await resolve(path.slice(0, -5), { kind, resolveDir });
      return { ...found, suffix: '?text' };
    });
    onLoad({ filter: /@tensorflow\/.*\.js$/ }, async ({ path, suffix }) => {
      const contents = await load(path + suffix);
      return contents === null ? null : { contents, loader: 'js' };
    });
  },
};

/** For tests and pages that read the sources. */
export function tfjsParts(): VitePlugin {
  return {
    name: 'tfjs-parts',
    enforce: 'pre',
    // What Vite bundles beforehand is out of reach of plugins.
    config: () => ({ optimizeDeps: { exclude: Object.keys(standIns).map((name) => `@tensorflow/${name}`) } }),
    async resolveId(imported, importer) {
      if (!imported.startsWith('@tensorflow/') || !imported.endsWith('?text')) return standIn(imported, importer);
      const found = await this.resolve(imported.slice(0, -5), importer, { skipSelf: true });
      return found ? `${found.id.split('?')[0]}?text` : null;
    },
    load: (id) => load(id),
  };
}

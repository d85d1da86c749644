import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Where the `.wasm` files of tfjs lie, which both libraries start. */
export const wasmFiles: string = file('../../peers/node_modules/@tensorflow/tfjs-backend-wasm/dist');

/** Bundles the page with all libraries, minified, each in scripts of its own that are loaded when they are asked for. */
export async function bundlePage(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const peers = ['tfjs-core', 'tfjs-layers', 'tfjs-backend-wasm', 'tfjs-backend-webgpu'];
  await build({
    entryPoints: [file('../page/main.ts')],
    outdir: folder,
    alias: Object.fromEntries(peers.map((name) => [`peers/${name}`, `@tensorflow/${name}`])),
    // Where a package is not found beside the file that imports it.
    nodePaths: [file('../../peers/node_modules')],
    external: ['node:*', 'fs', 'path', 'url', 'util', 'crypto', 'worker_threads', 'perf_hooks', 'os'],
    ...{ bundle: true, minify: true, splitting: true, format: 'esm', target: 'es2022', logLevel: 'error' },
  });
  const icon = '<link rel="icon" href="data:,">';
  await writeFile(
    join(folder, 'library.html'),
    `<!doctype html>${icon}<script type="module" src="./main.js"></script>`,
  );
  await writeFile(join(folder, 'index.html'), `<!doctype html>${icon}<title>Benchmark</title>`);
}

import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OneirosError } from '@oneiros/core';
import type { Addon } from './addon.ts';

const recipe = 'https://www.npmjs.com/package/@oneiros/backend-node-gpu';

/**
 * Loads the addon of `name`, a package or the absolute path of its folder. Of the package only the addon is loaded, none
 * of its JavaScript, which needs functions that Node 23 has removed.
 * @throws OneirosError that says what to install, or how to build.
 */
export function loadAddon(name: string, threads: number | undefined): Addon {
  const folder = isAbsolute(name) ? name : folderOf(name);
  if (!folder || !existsSync(folder)) {
    throw new OneirosError(
      `Backend node-gpu: expected the package ${name} to be installed. Received: nothing under that name. Run \`npm install ${name}\`; where its install script finds no binary for this machine, build it as the README of @oneiros/backend-node-gpu tells.`,
    );
  }
  const path = addonIn(folder);
  if (!path) {
    throw new OneirosError(
      `Backend node-gpu: expected an addon lib/napi-v*/tfjs_binding.node in ${folder}. Received: none; its install script has not run, or found no binary for this machine. Run \`npm rebuild ${isAbsolute(name) ? '@tensorflow/tfjs-node' : name} --build-addon-from-source\`, or build it as the README tells (${recipe}).`,
    );
  }
  try {
    return withEnvironment(threads, () => createRequire(import.meta.url)(path) as Addon);
  } catch (error) {
    const { message } = error as Error;
    throw new OneirosError(`Backend node-gpu: expected ${path} to load. Received: ${message}. ${cureOf(message)}`, {
      cause: error,
    });
  }
}

/** Where the package lies, for this package or for the program that runs. */
function folderOf(name: string): string | null {
  for (const from of [import.meta.url, pathToFileURL(join(process.cwd(), 'package.json')).href]) {
    try {
      return dirname(createRequire(from).resolve(`${name}/package.json`));
    } catch {
      // Not from there.
    }
  }
  return null;
}

/** The addon for the newest Node-API in the package that this Node has. */
function addonIn(folder: string): string | null {
  const lib = join(folder, 'lib');
  if (!existsSync(lib)) return null;
  const found = readdirSync(lib)
    .map((name) => ({ path: join(lib, name, 'tfjs_binding.node'), version: Number(/^napi-v(\d+)$/.exec(name)?.[1]) }))
    .filter(({ path, version }) => version <= Number(process.versions.napi) && existsSync(path))
    .sort((a, b) => b.version - a.version);
  return found[0]?.path ?? null;
}

/** TensorFlow reads these variables once, when it is loaded. What the user has set stays. */
function withEnvironment<T>(threads: number | undefined, load: () => T): T {
  const wanted: { readonly [name: string]: string } = {
    TF_CPP_MIN_LOG_LEVEL: '2', // what it refuses is computed on the host, and is no news
    TF_ENABLE_ONEDNN_OPTS: '1',
    ...(threads !== undefined && { TF_NUM_INTRAOP_THREADS: String(threads) }),
  };
  const added = Object.keys(wanted).filter((name) => process.env[name] === undefined);
  for (const name of added) process.env[name] = wanted[name];
  try {
    return load();
  } finally {
    for (const name of added) delete process.env[name];
  }
}

function cureOf(message: string): string {
  if (/libcud|libnv|cublas|cudnn/i.test(message))
    return 'Install the CUDA and cuDNN that this TensorFlow was built for and put them on LD_LIBRARY_PATH, or take the CPU: nodeGpu({ package: "@tensorflow/tfjs-node" }).';
  if (/libtensorflow/i.test(message))
    return 'The library of TensorFlow belongs into deps/lib of the package: let its install script run, or build it as the README tells.';
  return 'The addon was built for another system or another Node: build it as the README tells.';
}

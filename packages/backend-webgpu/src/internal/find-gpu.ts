/// <reference types="@webgpu/types" />
import { OneirosError } from '@oneiros/core';

/** WebGPU of the browser, or of npm's `webgpu` (Dawn) where there is no browser. */
export async function findGpu(load: (name: string) => Promise<unknown> = loadPackage): Promise<GPU> {
  const own = (globalThis as { navigator?: { gpu?: GPU } }).navigator?.gpu;
  if (own) return own;
  if ('document' in globalThis || 'WorkerGlobalScope' in globalThis) {
    const secure = (globalThis as { isSecureContext?: boolean }).isSecureContext !== false;
    throw new OneirosError(
      `Backend webgpu: expected a browser with WebGPU. Received: no navigator.gpu${secure ? '' : ' on a page that is not secure (https or localhost)'}. Name another backend after it: useBackend(webgpu(), cpu()).`,
    );
  }
  let dawn: { create(options: readonly string[]): GPU; globals: Readonly<Record<string, unknown>> };
  try {
    dawn = (await load('webgpu')) as typeof dawn;
  } catch (error) {
    throw new OneirosError(
      `Backend webgpu: expected the npm package webgpu (Dawn), which brings WebGPU to Node. Received: ${(error as Error).message.split('\n')[0]}. Install it: npm install webgpu.`,
    );
  }
  // tfjs asks for these classes and flags by their global names, as in a browser.
  for (const [key, value] of Object.entries(dawn.globals)) if (!(key in globalThis)) define(globalThis, key, value);
  const gpu = dawn.create([]);
  if (typeof navigator === 'undefined') define(globalThis, 'navigator', { gpu });
  else define(navigator, 'gpu', gpu);
  return gpu;
}

/** The name is not a literal in the import, so that bundlers for browsers don't look for it. */
function loadPackage(name: string): Promise<unknown> {
  return import(/* webpackIgnore: true */ /* @vite-ignore */ name);
}

function define(on: object, key: string, value: unknown): void {
  Object.defineProperty(on, key, { value, configurable: true, writable: true, enumerable: false });
}

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { wasmFolder } from '../page/started.ts';
import { wasmFiles } from './bundle.ts';

export interface PageServer {
  readonly address: string;
  /** Begins to count what is loaded. */
  startCounting(): void;
  /** Bytes loaded since then, each file compressed by gzip. */
  counted(): { readonly script: number; readonly wasm: number };
  stop(): Promise<void>;
}

const types: { readonly [ending: string]: string } = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** Serves a folder on this machine, isolated from other origins, so that WebAssembly may have threads. */
export async function servePages(folder: string): Promise<PageServer> {
  const loaded = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const name = basename(new URL(request.url ?? '/', 'http://localhost').pathname) || 'index.html';
    const path = request.url!.startsWith(wasmFolder) ? join(wasmFiles, name) : join(folder, name);
    readFile(path).then(
      (bytes) => {
        loaded.set(name, bytes);
        response
          .writeHead(200, {
            'content-type': types[extname(name)] ?? 'application/octet-stream',
            'cache-control': 'no-store',
            'cross-origin-opener-policy': 'same-origin',
            'cross-origin-embedder-policy': 'require-corp',
          })
          .end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const bytes = (ending: string): number =>
    [...loaded]
      .filter(([name]) => name.endsWith(ending))
      .reduce((sum, [, content]) => sum + gzipSync(content, { level: 9 }).length, 0);
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    startCounting: () => loaded.clear(),
    counted: () => ({ script: bytes('.js'), wasm: bytes('.wasm') }),
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

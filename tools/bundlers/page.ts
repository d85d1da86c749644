import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';

/** What a page loaded and came to. */
export interface Visit {
  /** What the program left in `globalThis.result`. */
  readonly result: unknown;
  /** All scripts that were loaded, also later, one after the other. */
  readonly text: string;
  /** Bytes of them, each compressed by gzip. */
  readonly gzipped: number;
}

const types: { readonly [ending: string]: string } = { '.html': 'text/html', '.js': 'text/javascript' };

/** What makes a page cross-origin isolated, so that it may have threads. */
const isolation = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** Opens a bundle in a browser and waits for the result of its program. @throws Error where the page fails */
export async function visit(browser: Browser, folder: string, { isolated = false } = {}): Promise<Visit> {
  const loaded = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname === '/' ? '/index.html' : pathname;
    readFile(join(folder, name)).then(
      (bytes) => {
        if (name.endsWith('.js')) loaded.set(name, bytes);
        const headers = { 'content-type': types[extname(name)] ?? 'application/octet-stream' };
        response.writeHead(200, { ...headers, ...(isolated && isolation) }).end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const page = await browser.newPage();
  try {
    const failure = new Promise<never>((_, failed) => page.on('pageerror', failed));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await Promise.race([page.waitForFunction(() => 'result' in globalThis), failure]);
    await page.waitForLoadState('networkidle');
    const result = await page.evaluate(() => (globalThis as unknown as { readonly result: unknown }).result);
    const scripts = [...loaded.values()];
    return {
      result,
      text: scripts.join('\n'),
      gzipped: scripts.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0),
    };
  } finally {
    await page.close();
    await closed(server);
  }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

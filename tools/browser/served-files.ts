import { createReadStream, existsSync, globSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { Plugin } from 'vitest/config';
import { root } from '../workspace.ts';
import { filesAddress } from './files.ts';

/**
 * The other half of files.ts: hands a page under test the files of the repository as they are, each on its own, and tells
 * which there are; and what `made` makes, by its path, once a page asks for it.
 */
export function servedFiles(made: { readonly [path: string]: () => Promise<Uint8Array> } = {}): Plugin {
  return {
    name: 'served-files',
    configureServer({ middlewares }) {
      middlewares.use(filesAddress, (request, response, next) => {
        const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
        const pattern = searchParams.get('list');
        if (pattern) {
          response.setHeader('Content-Type', 'application/json');
          response.end(JSON.stringify(matching(pattern)));
          return;
        }
        const make = made[pathname.slice(1)];
        if (make) {
          response.setHeader('Content-Type', 'application/octet-stream');
          make().then((bytes) => response.end(bytes), next);
          return;
        }
        const name = normalize(decodeURIComponent(pathname));
        const path = join(root, name);
        if (name.split(/[\\/]/).includes('..') || !existsSync(path) || !statSync(path).isFile()) {
          response.statusCode = 404;
          response.end();
          return;
        }
        response.setHeader('Content-Type', 'application/octet-stream');
        createReadStream(path).pipe(response);
      });
    },
  };
}

/** Files of the repository that fit a pattern, by their paths from its folder, in order. */
export function matching(pattern: string | readonly string[]): readonly string[] {
  return globSync(pattern, { cwd: root, exclude: (name) => name === 'node_modules' || name === 'dist' })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

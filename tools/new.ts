// Writes the files that a new op, layer or package needs; they pass the type check, and `pnpm generate` lists them.
//
//   pnpm new op <name>
//   pnpm new layer <name> [package, layers-core if not given]
//   pnpm new package <name> <description>

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newLayer } from './new/layer.ts';
import { newOp } from './new/op.ts';
import { newPackage } from './new/package.ts';
import { root } from './workspace.ts';

/** Files by their path from the root, and what to do next. */
export interface NewFiles {
  readonly files: ReadonlyMap<string, string>;
  readonly next: readonly string[];
}

const makers: { readonly [what: string]: (name: string, rest: readonly string[]) => NewFiles } = {
  op: newOp,
  layer: newLayer,
  package: newPackage,
};

const [what = '', given = '', ...rest] = process.argv.slice(2);
const make = Object.hasOwn(makers, what) ? makers[what] : undefined;
const name = given
  .replace(/([a-z])([A-Z])/g, '$1-$2')
  .replaceAll('_', '-')
  .toLowerCase();
if (!make || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  console.error(
    `pnpm new: expected op, layer or package and a name. Received: ${[what, given].join(' ').trim() || 'nothing'}.`,
  );
  process.exit(1);
}
const { files, next } = make(name, rest);
const taken = [...files.keys()].filter((path) => existsSync(join(root, path)));
if (taken.length > 0) {
  console.error(`pnpm new: expected a name that is free. Received: ${taken.join(', ')} exists already.`);
  process.exit(1);
}
for (const [path, text] of files) {
  mkdirSync(join(root, dirname(path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
execFileSync(process.execPath, [join(root, 'tools/generate.ts')], { stdio: 'ignore' });
console.log([...files.keys()].map((path) => `wrote ${path}`).join('\n'));
console.log(`\nNext:\n${next.map((line, i) => `${i + 1}. ${line}`).join('\n')}`);

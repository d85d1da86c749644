// Puts the binaries of onnxruntime-node for one platform into `bin` of its package, before that is packed.

import { copyFileSync, linkSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

const [platform, architecture] = basename(process.cwd()).split('-') as [string, string];
const from = realpathSync(join('node_modules/onnxruntime-node/bin/napi-v6', platform, architecture));
rmSync('bin', { recursive: true, force: true });
mkdirSync('bin');
for (const name of readdirSync(from)) {
  if (isTwin(name)) continue;
  try {
    linkSync(join(from, name), join('bin', name));
  } catch {
    copyFileSync(join(from, name), join('bin', name)); // on another disk
  }
}
copyFileSync('../LICENSE', 'bin/LICENSE');

/** macOS's library is there twice; the binding asks for the name without the whole version. */
function isTwin(name: string): boolean {
  return /^libonnxruntime\.\d+\.\d+\.\d+\.dylib$/.test(name);
}

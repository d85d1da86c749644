import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where `prepare.ts` puts @tensorflow/tfjs-node with its addon. Git ignores it. */
export const tfjsNodeFolder: string = join(import.meta.dirname, '../../.cache/tfjs-node/package');

/** Why the tests on TensorFlow cannot run; `null`: they can. */
export function whyNoTfjsNode(): string | null {
  if (existsSync(join(tfjsNodeFolder, 'lib/napi-v8/tfjs_binding.node'))) return null;
  return 'No addon of @tensorflow/tfjs-node is prepared. Run `node tools/tfjs-node/prepare.ts` (Linux; needs g++, npm and Python with pip).';
}

import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { tfjsNodeFolder, whyNoTfjsNode } from '../../tools/tfjs-node/folder.ts';
import {
  type Core,
  chooseBackend,
  type Layers,
  type PeerModel,
  type PeerTensor,
  peerData,
  peerModel,
} from './tfjs-models.ts';

const require = createRequire(new URL('../peers/package.json', import.meta.url));

export interface PeerTrainable {
  readonly model: PeerModel;
  readonly x: PeerTensor;
  readonly y: PeerTensor;
}

/** Why tfjs-layers cannot run on this backend here; `null`: it can. */
export function whyNoPeer(backend: string): string | null {
  const name = packageOf(backend);
  if (!existsSync(new URL(`../peers/node_modules/@tensorflow/${name}`, import.meta.url)))
    return `TensorFlow.js on ${backend}: bench/setup.sh installs it.`;
  return backend === 'tensorflow' ? whyNoTfjsNode() : null;
}

/** tfjs-layers on the backend 'cpu', 'wasm' or 'tensorflow', and a compiled model of a workload with data. */
export async function startPeer(backend: string): Promise<(workload: string, batch: number) => PeerTrainable> {
  if (backend === 'tensorflow') bringAddon();
  require(`@tensorflow/${packageOf(backend)}`);
  const core = require('@tensorflow/tfjs-core') as Core;
  const layers = require('@tensorflow/tfjs-layers') as Layers;
  await chooseBackend(core, backend);
  return (workload, batch) => ({ model: peerModel(core, layers, workload), ...peerData(core, workload, batch) });
}

function packageOf(backend: string): string {
  return backend === 'tensorflow' ? 'tfjs-node' : `tfjs-backend-${backend}`;
}

/** The addon that tools/tfjs-node has built, put where tfjs-node looks; and two functions that Node 23 removed and it calls. */
function bringAddon(): void {
  const root = dirname(require.resolve('@tensorflow/tfjs-node/package.json'));
  for (const name of ['lib', 'deps']) {
    if (existsSync(join(root, name))) continue;
    rmSync(join(root, name), { force: true }); // a link to a folder that is gone
    symlinkSync(join(tfjsNodeFolder, name), join(root, name));
  }
  const util = require('node:util') as { isNullOrUndefined?: unknown; isArray?: unknown };
  util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  util.isArray ??= Array.isArray;
  process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '1'; // as backend-node-gpu has it
}

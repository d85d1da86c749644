import { existsSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { tfjsNodeFolder, whyNoTfjsNode } from '../../tools/tfjs-node/folder.ts';

const require = createRequire(new URL('../peers/package.json', import.meta.url));

/** What is used of TensorFlow.js, which bench/setup.sh installs beside the workspace. */
interface Core {
  readonly train: { readonly adam: () => unknown };
  readonly losses: { readonly softmaxCrossEntropy: unknown };
  readonly randomUniform: (shape: readonly number[], low?: number, high?: number, dtype?: string) => unknown;
  readonly oneHot: (indices: unknown, depth: number) => unknown;
  readonly setBackend: (name: string) => Promise<boolean>;
  readonly getBackend: () => string;
  readonly ready: () => Promise<void>;
}
interface Layers {
  readonly sequential: (config: { readonly layers: readonly unknown[] }) => PeerModel;
  readonly layers: { readonly [name: string]: (config: object) => unknown };
}
interface PeerModel {
  compile(options: object): void;
  trainOnBatch(x: unknown, y: unknown): Promise<unknown>;
  predict(x: unknown): { data(): Promise<unknown>; dispose(): void };
}
export interface PeerTrainable {
  readonly model: PeerModel;
  readonly x: unknown;
  readonly y: unknown;
}

/** Why tfjs-layers cannot run on this backend here; `null`: it can. */
export function whyNoPeer(backend: string): string | null {
  const name = packageOf(backend);
  if (!existsSync(new URL(`../peers/node_modules/@tensorflow/${name}`, import.meta.url)))
    return `TensorFlow.js on ${backend}: bench/setup.sh installs it.`;
  return backend === 'tensorflow' ? whyNoTfjsNode() : null;
}

/** tfjs-layers on the backend 'cpu', 'wasm' or 'tensorflow', and a compiled model of a workload with random data. */
export async function startPeer(backend: string): Promise<(workload: string, batch: number) => PeerTrainable> {
  if (backend === 'tensorflow') bringAddon();
  require(`@tensorflow/${packageOf(backend)}`);
  const core = require('@tensorflow/tfjs-core') as Core;
  const { sequential, layers } = require('@tensorflow/tfjs-layers') as Layers;
  await core.setBackend(backend);
  await core.ready();
  if (core.getBackend() !== backend) throw new Error(`expected ${backend} of TensorFlow.js, got ${core.getBackend()}`);
  return (workload, batch) => {
    const dense = (units: number, more: object = {}): unknown => layers['dense']!({ units, ...more });
    const conv = (filters: number, more: object = {}): unknown =>
      layers['conv2d']!({ filters, kernelSize: 3, activation: 'relu', ...more });
    const isCnn = workload === 'cnn';
    const shape = isCnn ? [28, 28, 1] : [784];
    const parts = isCnn
      ? [
          conv(32, { inputShape: shape }),
          conv(64),
          layers['maxPooling2d']!({ poolSize: 2 }),
          layers['flatten']!({}),
          dense(128, { activation: 'relu' }),
          dense(10),
        ]
      : [dense(512, { activation: 'relu', inputShape: shape }), dense(512, { activation: 'relu' }), dense(10)];
    const model = sequential({ layers: parts });
    model.compile({ optimizer: core.train.adam(), loss: core.losses.softmaxCrossEntropy });
    const x = core.randomUniform([batch, ...shape]);
    return { model, x, y: core.oneHot(core.randomUniform([batch], 0, 10, 'int32'), 10) };
  };
}

function packageOf(backend: string): string {
  return backend === 'tensorflow' ? 'tfjs-node' : `tfjs-backend-${backend}`;
}

/** The addon that tools/tfjs-node has built, put where tfjs-node looks; and two functions that Node 23 removed and it calls. */
function bringAddon(): void {
  const root = dirname(require.resolve('@tensorflow/tfjs-node/package.json'));
  for (const name of ['lib', 'deps'])
    if (!existsSync(join(root, name))) symlinkSync(join(tfjsNodeFolder, name), join(root, name));
  const util = require('node:util') as { isNullOrUndefined?: unknown; isArray?: unknown };
  util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  util.isArray ??= Array.isArray;
  process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '1'; // as backend-node-gpu has it
}

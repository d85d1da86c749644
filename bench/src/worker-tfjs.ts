// A process that trains and predicts with TensorFlow.js, its layers on its cpu backend, and times it: the MLP alone, since
// a step of the others takes it half a minute.
import { createRequire } from 'node:module';
import { serve } from './serve.ts';

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
  readonly layers: { readonly dense: (config: object) => unknown };
}
interface PeerModel {
  compile(options: object): void;
  trainOnBatch(x: unknown, y: unknown): Promise<unknown>;
  predict(x: unknown): { data(): Promise<unknown>; dispose(): void };
}

const require = createRequire(new URL('../peers/package.json', import.meta.url));
const core = require('@tensorflow/tfjs-core') as Core;
require('@tensorflow/tfjs-backend-cpu');
const { sequential, layers } = require('@tensorflow/tfjs-layers') as Layers;
await core.setBackend('cpu');
await core.ready();
if (core.getBackend() !== 'cpu') throw new Error(`expected the cpu backend of TensorFlow.js, got ${core.getBackend()}`);

const batch = 128;
const model = sequential({
  layers: [
    layers.dense({ units: 512, activation: 'relu', inputShape: [784] }),
    layers.dense({ units: 512, activation: 'relu' }),
    layers.dense({ units: 10 }),
  ],
});
model.compile({ optimizer: core.train.adam(), loss: core.losses.softmaxCrossEntropy });
const x = core.randomUniform([batch, 784]);
const y = core.oneHot(core.randomUniform([batch], 0, 10, 'int32'), 10);

await serve({
  step: async ({ steps }) => {
    const start = performance.now();
    for (let i = 0; i < steps; i++) await model.trainOnBatch(x, y);
    return (performance.now() - start) / steps;
  },
  forward: async ({ steps }) => {
    const start = performance.now();
    for (let i = 0; i < steps; i++) {
      const outputs = model.predict(x);
      await outputs.data();
      outputs.dispose();
    }
    return (performance.now() - start) / steps;
  },
});

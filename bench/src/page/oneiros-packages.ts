import { Conv2D, MaxPooling2D } from '@oneiros/layers-conv';
import { Dense, Flatten, Input, relu } from '@oneiros/layers-core';
import { SparseCategoricalCrossentropy } from '@oneiros/losses';
import { Sequential } from '@oneiros/models';
import { Adam } from '@oneiros/optimizers';
import { device, tensor, useBackend } from '@oneiros/tensor';
import { samplesOf } from '../data.ts';
import { batchOf } from '../workloads.ts';
import { type Started, wasmFolder } from './started.ts';

/** Oneiros by its single packages, as a page that wants to be small takes them; only what trains the first step. */
export async function start(backend: string): Promise<Started> {
  await useBackend(
    backend === 'wasm'
      ? (await import('@oneiros/backend-wasm')).wasm({ wasmPaths: wasmFolder })
      : (await import('@oneiros/backend-webgpu')).webgpu(),
  );
  return {
    device: device(),
    tasks: {},
    train: async (workload) => {
      const model = networks[workload]!();
      const { x, shape, y } = samplesOf(workload, batchOf(workload));
      model.compile({ optimizer: new Adam(), loss: new SparseCategoricalCrossentropy({ fromLogits: true }) });
      await model.trainOnBatch(tensor(x, { shape }), tensor(y));
      return performance.now();
    },
  };
}

const activation = relu;
const networks: { readonly [workload: string]: () => Sequential } = {
  mlp: () =>
    new Sequential([Input([784]), new Dense(512, { activation }), new Dense(512, { activation }), new Dense(10)]),
  cnn: () =>
    new Sequential([
      Input([28, 28, 1]),
      new Conv2D(32, 3, { activation }),
      new Conv2D(64, 3, { activation }),
      new MaxPooling2D(),
      new Flatten(),
      new Dense(128, { activation }),
      new Dense(10),
    ]),
};

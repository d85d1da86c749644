import * as core from 'peers/tfjs-core';
import * as layers from 'peers/tfjs-layers';
import type { Request } from '../serve.ts';
import { chooseBackend, type PeerModel, type PeerTensor, peerData, peerModel, resetPeer } from '../tfjs-models.ts';
import { batchOf } from '../workloads.ts';
import { remembered, type Started, timed, wasmFolder } from './started.ts';

/** TensorFlow.js with tfjs-layers on 'webgpu' or 'wasm'. */
export async function start(backend: string): Promise<Started> {
  const wasm = backend === 'wasm' ? await import('peers/tfjs-backend-wasm') : null;
  wasm?.setWasmPaths(wasmFolder);
  if (!wasm) await import('peers/tfjs-backend-webgpu');
  await chooseBackend(core, backend);
  const model = remembered((workload) => peerModel(core, layers, workload));
  const data = remembered((key) => peerData(core, key.split(' ')[0]!, Number(key.split(' ')[1])));
  const prepare = (
    { workload, batch }: Request,
    steps = 1,
  ): { readonly model: PeerModel; readonly x: PeerTensor; readonly y: PeerTensor } => ({
    model: model(workload),
    ...data(`${workload} ${batch * steps}`),
  });
  return {
    device: core.version_core + (wasm ? `, threads ${wasm.getThreadsCount()}` : ''),
    tasks: {
      'train-on-batch': async (request) => {
        const { model, x, y } = prepare(request);
        return timed(request.steps, async () => {
          for (let i = 0; i < request.steps; i++) await model.trainOnBatch(x, y);
        });
      },
      fit: async (request) => {
        const { model, x, y } = prepare(request, request.steps);
        let start = 0;
        let milliseconds = 0;
        const callbacks = {
          onEpochBegin: () => {
            start = performance.now();
          },
          onEpochEnd: () => {
            milliseconds = performance.now() - start;
          },
        };
        await model.fit(x, y, { batchSize: request.batch, epochs: 1, shuffle: false, verbose: 0, callbacks });
        return milliseconds / request.steps;
      },
      forward: async (request) => {
        const { model, x } = prepare(request);
        return timed(request.steps, async () => {
          for (let i = 0; i < request.steps; i++) {
            const y = model.predict(x);
            await y.data();
            y.dispose();
          }
        });
      },
      predict: async (request) => {
        const { model, x } = prepare(request, request.steps);
        return timed(request.steps, async () => {
          const y = model.predict(x, { batchSize: request.batch });
          await y.data();
          y.dispose();
        });
      },
    },
    losses: async (request) => {
      const { model, x, y } = prepare(request);
      resetPeer(core, model);
      const losses: number[] = [];
      for (let i = 0; i < request.steps; i++) losses.push(await model.trainOnBatch(x, y));
      return losses;
    },
    train: async (workload) => {
      const { x, y } = peerData(core, workload, batchOf(workload));
      await peerModel(core, layers, workload).trainOnBatch(x, y);
      return performance.now();
    },
  };
}

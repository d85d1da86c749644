import { device, type Tensor, useBackend } from 'oneiros';
import { startingWeights } from '../data.ts';
import { EpochClock } from '../epoch-clock.ts';
import { dataFor, models, type Trainable } from '../models.ts';
import type { Request } from '../serve.ts';
import { batchOf } from '../workloads.ts';
import { remembered, type Started, timed, wasmFolder } from './started.ts';

/** Oneiros, by its package `oneiros`, on 'webgpu' or 'wasm'. */
export async function start(backend: string): Promise<Started> {
  await useBackend(
    backend === 'wasm' ? (await import('@oneiros/backend-wasm')).wasm({ wasmPaths: wasmFolder }) : backend,
  );
  const model = remembered((workload) => models[workload]!());
  const data = remembered((key) => dataFor(key.split(' ')[0]!, Number(key.split(' ')[1])));
  const prepare = ({ workload, batch }: Request, steps = 1): Trainable => ({
    model: model(workload),
    ...data(`${workload} ${batch * steps}`),
  });
  return {
    device: device(),
    tasks: {
      'train-on-batch': async (request) => {
        const { model, x, y } = prepare(request);
        return timed(request.steps, async () => {
          for (let i = 0; i < request.steps; i++) await model.trainOnBatch(x, y);
        });
      },
      fit: async (request) => {
        const { model, x, y } = prepare(request, request.steps);
        const clock = new EpochClock();
        await model.fit(x, y, { batchSize: request.batch, shuffle: false, verbose: 0, callbacks: [clock] });
        return clock.milliseconds / request.steps;
      },
      forward: async (request) => {
        const { model, x } = prepare(request);
        return timed(request.steps, async () => {
          for (let i = 0; i < request.steps; i++) {
            const y = model.predictOnBatch(x) as Tensor;
            await y.data();
            y.dispose();
          }
        });
      },
      predict: async (request) => {
        const { model, x } = prepare(request, request.steps);
        return timed(request.steps, async () => {
          const y = (await model.predict(x, { batchSize: request.batch })) as Tensor;
          await y.data();
          y.dispose();
        });
      },
    },
    losses: async (request) => {
      const { model, x, y } = prepare(request);
      model.setWeights(startingWeights(model.weights.map(({ shape }) => shape)));
      const losses: number[] = [];
      for (let i = 0; i < request.steps; i++) losses.push((await model.trainOnBatch(x, y))['loss'] as number);
      return losses;
    },
    train: async (workload) => {
      const { x, y } = dataFor(workload, batchOf(workload));
      await models[workload]!().trainOnBatch(x, y);
      return performance.now();
    },
  };
}

// A process that trains and predicts with Oneiros on the backend named on its command line, and times it.
import { ops, tensor, useBackend } from 'oneiros';
import { EpochClock } from './epoch-clock.ts';
import { dataFor, models, type Trainable } from './models.ts';
import { preparedNodeGpu } from './node-gpu.ts';
import { type Request, serve } from './serve.ts';

const name = process.argv[2]!;
await useBackend(name === 'node-gpu' ? preparedNodeGpu() : name);
const prepared = new Map<string, Trainable>();

await serve({
  step: async (request) => {
    const { model, x, y } = prepare({ ...request, steps: 1 });
    const trainer = await model.compiled.trainer();
    return timed(request.steps, async () => {
      let logs = trainer.train(x, y, null);
      for (let i = 1; i < request.steps; i++) {
        for (const value of Object.values(logs)) value.dispose();
        logs = trainer.train(x, y, null);
      }
      await logs.loss!.data();
    });
  },
  fit: async (request) => {
    const { model, x, y } = prepare(request);
    const clock = new EpochClock();
    await model.fit(x, y, { batchSize: request.batch, shuffle: false, verbose: 0, callbacks: [clock] });
    return clock.milliseconds / request.steps;
  },
  forward: async (request) => {
    const { model, x } = prepare({ ...request, steps: 1 });
    return timed(request.steps, async () => {
      for (let i = 0; i < request.steps; i++) {
        const y = model.predictOnBatch(x) as ReturnType<typeof tensor>;
        if (i === request.steps - 1) await y.data();
        y.dispose();
      }
    });
  },
  predict: async (request) => {
    const { model, x } = prepare(request);
    return timed(request.steps, async () => void (await model.predict(x, { batchSize: request.batch })));
  },
  /** A product of two matrices of 1024 × 1024: what the machine can do. */
  matmul: async ({ steps }) => {
    const matrix = (): ReturnType<typeof tensor> =>
      tensor(Float32Array.from({ length: 1024 * 1024 }, Math.random), { shape: [1024, 1024] });
    const [a, b] = [matrix(), matrix()];
    const milliseconds = await timed(steps, async () => {
      for (let i = 0; i < steps; i++) {
        const c = ops.matmul(a, b);
        if (i === steps - 1) await c.data();
        c.dispose();
      }
    });
    a.dispose();
    b.dispose();
    return milliseconds;
  },
});

function prepare({ workload, batch, steps }: Request): Trainable {
  const key = `${workload} ${batch * steps}`;
  let found = prepared.get(key);
  if (!found) prepared.set(key, (found = { model: models[workload]!(), ...dataFor(workload, batch * steps) }));
  return found;
}
async function timed(steps: number, body: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await body();
  return (performance.now() - start) / steps;
}

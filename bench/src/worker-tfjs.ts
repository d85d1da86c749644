// A process that trains and predicts with TensorFlow.js, its layers on the backend named on its command line, and times it.
import { serve } from './serve.ts';
import { type PeerTrainable, startPeer } from './tfjs-peer.ts';

const make = await startPeer(process.argv[2]!);
const prepared = new Map<string, PeerTrainable>();

await serve({
  step: async ({ workload, batch, steps }) => {
    const { model, x, y } = prepare(workload, batch);
    const start = performance.now();
    for (let i = 0; i < steps; i++) await model.trainOnBatch(x, y);
    return (performance.now() - start) / steps;
  },
  forward: async ({ workload, batch, steps }) => {
    const { model, x } = prepare(workload, batch);
    const start = performance.now();
    for (let i = 0; i < steps; i++) {
      const outputs = model.predict(x);
      await outputs.data();
      outputs.dispose();
    }
    return (performance.now() - start) / steps;
  },
});

function prepare(workload: string, batch: number): PeerTrainable {
  let found = prepared.get(workload);
  if (!found) prepared.set(workload, (found = make(workload, batch)));
  return found;
}

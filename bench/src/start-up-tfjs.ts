// A user's script with tfjs-layers, from nothing to the end of the first training step: backend and workload are its arguments.
import { startPeer } from './tfjs-peer.ts';

const [backend, workload] = process.argv.slice(2) as [string, string];
const { model, x, y } = (await startPeer(backend))(workload, workload === 'cnn' ? 64 : 128);
await model.trainOnBatch(x, y);
console.log('trained');

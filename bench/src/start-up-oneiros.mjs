// A user's script, from nothing to the end of the first training step. It says so on stdout.
// The workload is its last argument; before it, another backend than the default.
import { Input, layers, losses, optimizers, Sequential, tensor, useBackend } from 'oneiros';

if (process.argv[2] === 'node-gpu') await useBackend((await import('./node-gpu.ts')).preparedNodeGpu());
const isCnn = process.argv.at(-1) === 'cnn';
const shape = isCnn ? [28, 28, 1] : [784];
const hidden = isCnn
  ? [
      new layers.Conv2D(32, 3, { activation: 'relu' }),
      new layers.Conv2D(64, 3, { activation: 'relu' }),
      new layers.MaxPooling2D(),
      new layers.Flatten(),
      new layers.Dense(128, { activation: 'relu' }),
    ]
  : [new layers.Dense(512, { activation: 'relu' }), new layers.Dense(512, { activation: 'relu' })];
const model = new Sequential([Input(shape), ...hidden, new layers.Dense(10)]);
model.compile({
  optimizer: new optimizers.Adam(),
  loss: new losses.SparseCategoricalCrossentropy({ fromLogits: true }),
});
const batch = isCnn ? 64 : 128;
const x = tensor(new Float32Array(batch * 784).map(Math.random), { shape: [batch, ...shape] });
const y = Int32Array.from({ length: batch }, () => Math.floor(Math.random() * 10));
await model.fit(x, y, { batchSize: batch, verbose: 0 });
console.log('trained');

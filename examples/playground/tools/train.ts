import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  Input,
  layers,
  losses,
  optimizers,
  Sequential,
  saveModel,
  setRandomSeed,
  type Tensor,
  tensor,
  useBackend,
} from 'oneiros';
import { loadDigits } from '../../digits/src/digits.ts';
import { augmented } from './augmented.ts';

// Trains the net that the page ships and writes it to public/digits.keras.
await useBackend('onnxruntime');
setRandomSeed(1);
const { train: written, test } = loadDigits(2000);
const train = augmented(written, 5);
const [epochs, batchSize] = [8, 64];

const model = new Sequential(
  [
    Input([28, 28, 1]),
    new layers.Conv2D(16, 3, { activation: 'relu' }),
    new layers.MaxPooling2D(),
    new layers.Conv2D(32, 3, { activation: 'relu' }),
    new layers.MaxPooling2D(),
    new layers.Flatten(),
    new layers.Dropout(0.3),
    new layers.Dense(80, { activation: 'relu' }),
    new layers.Dense(10, { activation: 'softmax' }),
  ],
  { name: 'digits' },
);
model.compile({
  optimizer: new optimizers.Adam({
    learningRate: new optimizers.schedules.CosineDecay(2e-3, epochs * Math.ceil(train.count / batchSize)),
  }),
  loss: new losses.SparseCategoricalCrossentropy(),
  metrics: ['accuracy'],
});
const images = (pixels: Float32Array): Tensor => tensor(pixels, { shape: [pixels.length / 784, 28, 28, 1] });
await model.fit(images(train.pixels), train.labels, { epochs, batchSize, verbose: 2 });

const { accuracy = 0 } = await model.evaluate(images(test.pixels), test.labels, { batchSize: 200 });
console.log(`${(100 * accuracy).toFixed(2)} % of the ${test.count} held-out digits are read right.`);
if (accuracy < 0.98) throw new Error(`Expected at least 98 % on the held-out digits. Received: accuracy=${accuracy}.`);
const path = fileURLToPath(new URL('../public/digits.keras', import.meta.url));
const bytes = await saveModel(model, undefined, { includeOptimizer: false });
writeFileSync(path, bytes);
console.log(`Wrote public/digits.keras, ${bytes.length} bytes.`);

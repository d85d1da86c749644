import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { callbacks, device, Input, layers, loadModel, losses, type Model, ops, optimizers, Sequential, setRandomSeed, tensor } from 'oneiros';
import { loadDigits } from './digits.ts';
import { historyPicture } from './history-picture.ts';
import { showDigits } from './show-digits.ts';

const output = fileURLToPath(new URL('../output/', import.meta.url));
mkdirSync(output, { recursive: true });
setRandomSeed(1);

const { train, test } = loadDigits(2000);
console.log(`${train.count} digits to learn from, ${test.count} held out. Computing on ${device()}.\n`);
const x = tensor(train.pixels, { shape: [train.count, 28, 28, 1] });
const xTest = tensor(test.pixels, { shape: [test.count, 28, 28, 1] });

const model = new Sequential([
  Input([28, 28, 1]),
  new layers.Conv2D(32, 3, { activation: 'relu' }),
  new layers.MaxPooling2D(),
  new layers.Conv2D(64, 3, { activation: 'relu' }),
  new layers.MaxPooling2D(),
  new layers.Flatten(),
  new layers.Dense(128, { activation: 'relu' }),
  new layers.Dropout(0.5),
  new layers.Dense(10),
]);
model.compile({
  optimizer: new optimizers.Adam({ learningRate: 1e-3 }),
  loss: new losses.SparseCategoricalCrossentropy({ fromLogits: true }),
  metrics: ['accuracy'],
});
model.summary();

const history = await model.fit(x, train.labels, {
  epochs: 8,
  batchSize: 32,
  verbose: 1,
  validationData: [xTest, test.labels],
  callbacks: [new callbacks.EarlyStopping({ monitor: 'val_accuracy', patience: 4, restoreBestWeights: true })],
});
const { accuracy } = await model.evaluate(xTest, test.labels, { batchSize: 200 });
console.log(`\nOn the held-out digits: ${(100 * accuracy!).toFixed(2)} % right.`);

await model.save(`${output}digits.keras`);
writeFileSync(`${output}history.svg`, historyPicture(history.history));

const again = await loadModel<Model>(`${output}digits.keras`);
const shown = 8;
const logits = await again.predict(tensor(test.pixels.slice(0, shown * 784), { shape: [shown, 28, 28, 1] }));
const guesses = (await ops.argmax(logits as never, { axis: -1 }).array()) as number[];
console.log(`\nSaved as output/digits.keras (history: output/history.svg), loaded again, and asked:\n`);
console.log(showDigits(test.pixels, guesses, test.labels));
if (accuracy! < 0.98) {
  console.error('Expected an accuracy of at least 98 % on the held-out digits.');
  process.exitCode = 1;
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { device, loadModel, ops, setRandomSeed, tensor } from 'oneiros';
import { loadDigits } from './digits.ts';
import { digitsNet } from './digits-net.ts';
import { historyPicture } from './history-picture.ts';
import { showDigits } from './show-digits.ts';
import { withMoved } from './with-moved.ts';

const output = fileURLToPath(new URL('../output/', import.meta.url));
mkdirSync(output, { recursive: true });
setRandomSeed(1);

const { train: written, test } = loadDigits(2000);
const train = withMoved(written);
console.log(
  `${written.count} digits to learn from, each also slightly moved; ${test.count} held out. Computing on ${device()}.\n`,
);
const x = tensor(train.pixels, { shape: [train.count, 28, 28, 1] });
const xTest = tensor(test.pixels, { shape: [test.count, 28, 28, 1] });

const [epochs, batchSize] = [5, 32];
const model = digitsNet(epochs * Math.ceil(train.count / batchSize));
model.summary();

const history = await model.fit(x, train.labels, {
  epochs,
  batchSize,
  verbose: 1,
  validationData: [xTest, test.labels],
});
const { accuracy } = await model.evaluate(xTest, test.labels, { batchSize: 200 });
console.log(`\nOn the held-out digits: ${(100 * accuracy!).toFixed(2)} % right.`);

await model.save(`${output}digits.keras`);
writeFileSync(`${output}history.svg`, historyPicture(history.history));

const again = await loadModel(`${output}digits.keras`);
const shown = 8;
const logits = await again.predict(tensor(test.pixels.slice(0, shown * 784), { shape: [shown, 28, 28, 1] }));
const guesses = (await ops.argmax(logits, { axis: -1 }).array()) as number[];
console.log(`\nSaved as output/digits.keras (history: output/history.svg), loaded again, and asked:\n`);
console.log(showDigits(test.pixels, guesses, test.labels));
if (accuracy! < 0.98) {
  console.error('Expected an accuracy of at least 98 % on the held-out digits.');
  process.exitCode = 1;
}

// Writes train-digits.golden.json: node --conditions=@oneiros/source tools/browser/train-digits.golden.ts
import { writeFileSync } from 'node:fs';
import { onnxruntime } from '@oneiros/backend-onnxruntime';
import { useBackend } from 'oneiros';
import { trainDigits } from './train-digits.ts';

await useBackend(onnxruntime());
const { losses } = await trainDigits({ mostSteps: 10 });
const golden = { losses: losses.map((loss) => Number(loss.toFixed(6))) };
writeFileSync(new URL('train-digits.golden.json', import.meta.url), `${JSON.stringify(golden)}\n`);

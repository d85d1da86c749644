import { onnxruntime } from '@oneiros/backend-onnxruntime';
import { useBackend } from 'oneiros';
import { expect, test } from 'vitest';
import { readText } from './files.ts';
import { trainDigits } from './train-digits.ts';

test('the losses that a page is held to are those of Node', async () => {
  const { losses: golden } = JSON.parse(await readText('tools/browser/train-digits.golden.json')) as {
    readonly losses: readonly number[];
  };
  await useBackend(onnxruntime());
  const { losses } = await trainDigits({ mostSteps: golden.length });
  expect(losses).toHaveLength(10);
  losses.forEach((loss, i) => expect(Math.abs(loss - golden[i]!), `loss of step ${i}`).toBeLessThan(1e-4));
});

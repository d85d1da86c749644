import { wasm } from '@oneiros/backend-wasm';
import { useBackend } from 'oneiros';
import { expect, test } from 'vitest';
import { trainDigits } from './digits-net.ts';

/** The first losses in Node, on backend-onnxruntime. */
const inNode: readonly number[] = [
  2.314218, 2.230027, 2.135242, 2.030941, 1.869256, 1.693623, 1.605734, 1.290842, 1.021026, 0.830186,
];

test('in Chromium, on wasm, a net learns digits as in Node', { timeout: 600_000 }, async () => {
  await useBackend(wasm());
  const { losses, accuracy } = await trainDigits();
  inNode.forEach((loss, i) => expect(Math.abs(losses[i]! - loss), `loss of step ${i}`).toBeLessThan(1e-3));
  expect(accuracy).toBeGreaterThanOrEqual(0.97);
});

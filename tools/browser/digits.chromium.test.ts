import { wasm } from '@oneiros/backend-wasm';
import { useBackend } from 'oneiros';
import { expect, test } from 'vitest';
import { trainDigits } from './digits-net.ts';

/** The first losses in Node, on backend-onnxruntime. */
const inNode: readonly number[] = [
  2.297488, 2.277316, 2.215142, 2.196364, 2.143424, 1.986684, 1.910786, 1.761647, 1.703061, 1.661839,
];

test('in Chromium, on wasm, a net learns digits as in Node', { timeout: 600_000 }, async () => {
  await useBackend(wasm());
  const { losses, accuracy } = await trainDigits();
  inNode.forEach((loss, i) => expect(Math.abs(losses[i]! - loss), `loss of step ${i}`).toBeLessThan(1e-3));
  expect(accuracy).toBeGreaterThanOrEqual(0.97);
});

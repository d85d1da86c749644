import { wasm } from '@oneiros/backend-wasm';
import { useBackend } from 'oneiros';
import { expect, test } from 'vitest';
import { readText } from './files.ts';
import { accuracyOn, trainDigits } from './train-digits.ts';
import { webgpuUnderTest } from './webgpu-under-test.ts';

const backends = { wasm: async () => wasm(), webgpu: () => webgpuUnderTest() };

// WebGPU takes minutes where the CPU plays the GPU.
test.each(Object.entries(backends))(
  'in Chromium, on %s, the net of the digits example learns as in Node',
  {
    timeout: 3_600_000,
  },
  async (_, make) => {
    const { losses: inNode } = JSON.parse(await readText('tools/browser/train-digits.golden.json')) as {
      readonly losses: readonly number[];
    };
    await useBackend(await make());
    const { model, losses, test: held } = await trainDigits();
    inNode.forEach((loss, i) => expect(Math.abs(losses[i]! - loss), `loss of step ${i}`).toBeLessThan(1e-3));
    expect(await accuracyOn(held, model)).toBeGreaterThanOrEqual(0.97);
  },
);

import * as ops from '@oneiros/tensor';
import { tensor, withBackend } from '@oneiros/tensor';
import { expect, test } from 'vitest';
import { webgpuUnderTest } from '../../../tools/browser/webgpu-under-test.ts';

test('first', async () => {
  const b = await webgpuUnderTest();
  console.log(b.device?.());
  await withBackend(b, async () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    const y = ops.matmul(x, x);
    const z = ops.sum(ops.exp(ops.add(x, 1)), { axis: 0 });
    console.log(await y.data(), await z.data());
  });
  expect(b.statistics().readbacks).toBe(2);
});

import * as ops from '@oneiros/tensor';
import { testBackend } from '@oneiros/testing';
import { describe, test } from 'vitest';
import { opGoldens } from '../../../tools/browser/op-goldens.ts';
import { webgpuUnderTest } from '../../../tools/browser/webgpu-under-test.ts';

const goldens = (await opGoldens()).filter(({ file }) => /(?:conv|dot|matmul|einsum)/.test(file));

// Which of the two serves by default depends on the adapter; both must be right on each.
describe.each(['direct', 'tiled'] as const)('%s', async (products) => {
  const backend = await webgpuUnderTest({ products });
  describe.each(goldens)('$file', ({ cases }) => {
    for (const { name, notApplicable, run } of testBackend(backend, { goldens: cases, ops })) {
      test(name, (context) => (notApplicable ? context.skip(notApplicable) : run()));
    }
  });
});

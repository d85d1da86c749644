import * as ops from '@oneiros/tensor';
import { testBackend } from '@oneiros/testing';
import { describe, expect, test } from 'vitest';
import { opGoldens } from '../../../tools/browser/op-goldens.ts';
import { webgpuUnderTest } from '../../../tools/browser/webgpu-under-test.ts';

const backend = await webgpuUnderTest();
const goldens = await opGoldens();

test('golden files are found', () => {
  expect(goldens.length).toBeGreaterThan(50);
});

describe.each(goldens)('$file', ({ cases }) => {
  for (const { name, notApplicable, run } of testBackend(backend, { goldens: cases, ops })) {
    test(name, (context) => (notApplicable ? context.skip(notApplicable) : run()));
  }
});

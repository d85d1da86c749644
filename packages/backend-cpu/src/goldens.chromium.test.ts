import * as ops from '@oneiros/tensor';
import { testBackend } from '@oneiros/testing';
import { describe, expect, test } from 'vitest';
import { opGoldens } from '../../../tools/browser/op-goldens.ts';
import { cpu } from './cpu.ts';

const goldens = await opGoldens();

test('the page is isolated, and golden files are found', () => {
  expect(globalThis).toHaveProperty('crossOriginIsolated', true);
  expect(goldens.length).toBeGreaterThan(50);
});

describe.each(goldens)('$file', ({ cases }) => {
  for (const { name, notApplicable, run } of testBackend(cpu(), { goldens: cases, ops })) {
    test(name, (context) => (notApplicable ? context.skip(notApplicable) : run()));
  }
});

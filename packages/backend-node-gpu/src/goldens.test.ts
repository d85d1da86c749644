import { readdirSync, readFileSync } from 'node:fs';
import * as ops from '@oneiros/tensor';
import { holdsOps, parseGoldens, testBackend } from '@oneiros/testing';
import { describe, expect, test } from 'vitest';
import { tfjsNodeFolder, whyNoTfjsNode } from '../../../tools/tfjs-node/folder.ts';
import { nodeGpu } from './node-gpu.ts';

const folder = new URL('../../tensor/src/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.golden.json'))
  .sort();
const goldens = files.flatMap((file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  return holdsOps(text) ? [{ file, cases: parseGoldens(text) }] : [];
});
const why = whyNoTfjsNode();
// The CI prepares the addon, so there a missing one is a failure.
test.skipIf(why && !process.env.CI)(`TensorFlow is there${why ? `: no. ${why}` : ''}`, () => {
  expect(why).toBeNull();
  expect(goldens.length).toBeGreaterThan(50);
});

if (!why) {
  const backend = nodeGpu({ package: tfjsNodeFolder });
  describe.each(goldens)('$file', ({ cases }) => {
    for (const { name, notApplicable, run } of testBackend(backend, { goldens: cases, ops })) {
      test(name, (context) => (notApplicable ? context.skip(notApplicable) : run()));
    }
  });
}

import { readdirSync, readFileSync } from 'node:fs';
import * as ops from '@oneiros/tensor';
import { holdsOps, parseGoldens, testBackend } from '@oneiros/testing';
import { describe, expect, test } from 'vitest';
import { onnxruntime } from './onnxruntime.ts';

const folder = new URL('../../tensor/src/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.golden.json'))
  .sort();
const goldens = files.flatMap((file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  return holdsOps(text) ? [{ file, cases: parseGoldens(text) }] : [];
});
// Everything in graphs: else the small cases would be computed on the host.
const backend = onnxruntime({ smallestGraph: 0 });

test('golden files are found', () => {
  expect(goldens.length).toBeGreaterThan(50);
});

describe.each(goldens)('$file', ({ cases }) => {
  for (const { name, notApplicable, run } of testBackend(backend, { goldens: cases, ops })) {
    test(name, (context) => (notApplicable ? context.skip(notApplicable) : run()));
  }
});

import { readdirSync, readFileSync } from 'node:fs';
import { isDType } from '@oneiros/core';
import * as ops from '@oneiros/tensor';
import { checkGoldenGradients, type GoldenCase, holdsOps, parseGoldens, testBackend } from '@oneiros/testing';
import { describe, expect, test } from 'vitest';
import { cpu } from './cpu.ts';

const folder = new URL('../../tensor/src/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.golden.json'))
  .sort();
const goldens = files.flatMap((file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  return holdsOps(text) ? [{ file, cases: parseGoldens(text) }] : [];
});

test('golden files are found', () => {
  expect(goldens.length).toBeGreaterThan(50);
});

describe.each(goldens)('$file', ({ cases }) => {
  for (const { name, notApplicable, run } of testBackend(cpu(), { goldens: cases, ops })) {
    test(name, (context) => (notApplicable ? context.skip(notApplicable) : run()));
  }
  const smooth = cases.filter(isChecked);
  for (const [i, goldenCase] of smooth.entries()) {
    test(`${goldenCase.op} (${goldenCase.note ?? i}): gradient against finite differences`, () =>
      checkGoldenGradients(goldenCase, ops));
  }
  if (smooth[0]) {
    const [first] = smooth;
    test(`${first.op}: second derivative against finite differences`, () =>
      checkGoldenGradients(first, ops, { second: true }));
  }
});

/** Cases with gradients, at finite numbers, whose results are as precise as their inputs: a dtype that is asked for by name may be narrower. */
function isChecked({ grads, args, opts }: GoldenCase): boolean {
  return (
    grads !== undefined &&
    !/"-?Infinity"|"NaN"/.test(JSON.stringify(args)) &&
    ![...args, ...Object.values(opts)].some(isDType)
  );
}

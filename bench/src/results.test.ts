import { expect, test } from 'vitest';
import { report } from './report.ts';
import { merged, type Run, type Timing } from './results.ts';
import { workloads } from './workloads.ts';

const timing = (task: string, contender: string, milliseconds: readonly number[], more: object = {}): Timing => ({
  ...{ workload: 'mlp', task, contender, milliseconds },
  ...more,
});
const run = (part: Run['part'], date: string, timings: readonly Timing[], more: object = {}): Run => ({
  ...{ part, date, timings, machine: { cores: 2, load: '0.1 → 0.2' }, versions: { webgpu: 'a GPU' }, rounds: 2 },
  ...{ peakGflops: [], ...more },
});
const node = run('node', '2026-01-02T03:04', [timing('step', 'oneiros', [4]), timing('fit', 'oneiros', [5])]);
const browser = run('browser', '2026-02-02T03:04', [timing('fit', 'oneiros-wasm', [6])]);

test('a run replaces the same task of its own part, and nothing else', () => {
  const later = run('node', '2026-03-02T03:04', [timing('fit', 'oneiros', [7])]);
  const runs = merged([node, browser], later);
  expect(runs.map(({ date, timings }) => [date, timings.map(({ milliseconds }) => milliseconds[0])])).toEqual([
    ['2026-01-02T03:04', [4]],
    ['2026-02-02T03:04', [6]],
    ['2026-03-02T03:04', [7]],
  ]);
});

test('a run of which nothing is left goes', () => {
  const again = run('browser', '2026-03-02T03:04', browser.timings);
  expect(merged([browser], again)).toEqual([again]);
});

test('the report has both parts, each with its date, pairs with their ratio, and what cannot be done', () => {
  const paired = run('browser', '2026-04-02T03:04', [
    timing('fit', 'oneiros-wasm', [1, 2, 4]),
    timing('fit', 'tfjs-wasm', [3, 6, 4]),
    timing('forward', 'tfjs-wasm', [], { failure: 'no kernel A | B. More of it' }),
    timing('start-up', 'oneiros-wasm', [100], { loaded: { script: 12_345, wasm: 67_890 } }),
  ]);
  const text = report(merged([node], paired), workloads);
  expect(text).toContain('Begun on 2026-01-02 03:04 UTC');
  expect(text).toContain('Begun on 2026-04-02 03:04 UTC');
  expect(text).toContain('| 2.00 (1.00) | 4.00 (3.00) | × 3.0 |');
  expect(text).toContain('cannot: no kernel A \\| B |');
  expect(text).toContain('| 12 + 68 |');
  expect(text).toContain('The adapter of WebGPU is a GPU.');
});

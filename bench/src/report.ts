import { browserSection } from './report/browser-section.ts';
import { nodeSection } from './report/node-section.ts';
import type { Run } from './results.ts';
import type { Workload } from './workloads.ts';

/** The results as Markdown. */
export function report(runs: readonly Run[], workloads: readonly Workload[]): string {
  const of = (part: Run['part']): readonly Run[] => runs.filter((run) => run.part === part);
  return [
    '# Benchmark',
    '',
    'Written by `pnpm bench`. The contenders of a part ran in turns, round by round, every other round in the opposite order; they stay',
    'alive. The rounds that compile do not count, nor do the two steps before each round of ten or more.',
    'Each figure is the median of the rounds, and the least in parentheses.',
    '',
    ...nodeSection(of('node'), workloads),
    ...browserSection(of('browser'), workloads),
  ].join('\n');
}

import type { Run, Timing } from '../results.ts';
import type { Workload } from '../workloads.ts';
import { circumstances, median, table, times } from './tables.ts';

/** What ran as processes. */
export function nodeSection(runs: readonly Run[], workloads: readonly Workload[]): readonly string[] {
  if (!runs.length) return [];
  const timings = runs.flatMap((run) => run.timings);
  return [
    '## In Node, and Keras in Python',
    '',
    ...circumstances(runs),
    ...times('Training step, compiled, on a batch in memory', 'step', timings, workloads),
    ...times('Training step within `fit`', 'fit', timings, workloads),
    ...times('Prediction of a batch, compiled, on a batch in memory', 'forward', timings, workloads),
    ...times('Prediction of a batch within `predict`', 'predict', timings, workloads),
    ...shareOfPeak(runs, timings, workloads),
    ...times('From the start of the process to the end of the first training step', 'start-up', timings, workloads, {
      digits: 0,
    }),
  ];
}

function shareOfPeak(
  runs: readonly Run[],
  timings: readonly Timing[],
  workloads: readonly Workload[],
): readonly string[] {
  const peaks = runs.flatMap(({ peakGflops }) => peakGflops);
  if (!peaks.length) return [];
  const peak = median(peaks);
  const share = (flops: number, workload: string, task: string): string => {
    const found = timings.find((t) => t.workload === workload && t.task === task && t.contender === 'oneiros');
    if (!found?.milliseconds.length) return '–';
    const rate = flops / median(found.milliseconds) / 1e6;
    return `${rate.toFixed(0)} (${Math.round((100 * rate) / peak)} %)`;
  };
  return [
    '### Share of the peak (GFLOP/s)',
    '',
    `A product of 1024 × 1024 matrices through \`ops.matmul\` reached ${peak.toFixed(0)} GFLOP/s (at best ${Math.max(...peaks).toFixed(0)}) between the rounds. Counted are the products and convolutions, nothing else.`,
    '',
    ...table(
      ['', 'GFLOP a training step', 'compiled step', 'fit', 'GFLOP a prediction', 'compiled prediction'],
      workloads.map(({ name, title, trainFlops, forwardFlops }) => [
        title,
        (trainFlops / 1e9).toFixed(2),
        share(trainFlops, name, 'step'),
        share(trainFlops, name, 'fit'),
        (forwardFlops / 1e9).toFixed(2),
        share(forwardFlops, name, 'forward'),
      ]),
    ),
    '',
  ];
}

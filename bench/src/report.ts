import type { Workload } from './workloads.ts';

/** Milliseconds of each round (a step, or a whole start). */
export interface Timing {
  readonly workload: string;
  readonly task: string;
  readonly contender: string;
  readonly milliseconds: readonly number[];
}
export interface Results {
  readonly date: string;
  readonly machine: { readonly [fact: string]: string | number };
  readonly versions: { readonly [name: string]: string };
  readonly rounds: number;
  /** GFLOP/s of products of 1024 × 1024, round by round. */
  readonly peakGflops: readonly number[];
  readonly timings: readonly Timing[];
}

const titles: { readonly [task: string]: string } = {
  step: 'Training step, compiled, on a batch in memory',
  fit: 'Training step within `fit`',
  forward: 'Prediction of a batch, compiled, on a batch in memory',
  predict: 'Prediction of a batch within `predict`',
};

/** The results as Markdown. */
export function report(results: Results, workloads: readonly Workload[]): string {
  const { date, machine, versions, rounds, peakGflops, timings } = results;
  const lines = [
    '# Benchmark',
    '',
    `Written by \`pnpm bench\` on ${date.slice(0, 16).replace('T', ' ')} UTC. All contenders ran in turns, ${rounds} rounds each; their processes stay alive, and the rounds that compile do not count.`,
    'Each figure is the median of the rounds, and the least in parentheses.',
    '',
    `Machine: ${Object.entries(machine)
      .map(([fact, value]) => `${fact} ${value}`)
      .join(' · ')}.  `,
    `Versions: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(' · ')}.`,
    '',
  ];
  const names = [...new Set(timings.map(({ contender }) => contender))];
  const find = (workload: string, task: string, contender: string): Timing | undefined =>
    timings.find((t) => t.workload === workload && t.task === task && t.contender === contender);

  for (const [task, title] of Object.entries(titles)) {
    const rows = workloads.filter(({ name }) => timings.some((t) => t.task === task && t.workload === name));
    if (!rows.length) continue;
    const taking = names.filter((name) => timings.some((t) => t.task === task && t.contender === name));
    lines.push(
      `## ${title} (ms)`,
      '',
      ...table(
        ['', ...taking],
        rows.map(({ name, title }) => [title, ...taking.map((who) => cell(find(name, task, who)))]),
      ),
      '',
    );
  }

  if (peakGflops.length) {
    const peak = median(peakGflops);
    const share = (flops: number, timing: Timing | undefined): string => {
      if (!timing) return '–';
      const rate = flops / median(timing.milliseconds) / 1e6;
      return `${rate.toFixed(0)} (${Math.round((100 * rate) / peak)} %)`;
    };
    lines.push(
      '## Share of the peak (GFLOP/s)',
      '',
      `A product of 1024 × 1024 matrices through \`ops.matmul\` reached ${peak.toFixed(0)} GFLOP/s (at best ${Math.max(...peakGflops).toFixed(0)}) in this run. Counted are the products and convolutions, nothing else.`,
      '',
      ...table(
        ['', 'GFLOP a training step', 'compiled step', 'fit', 'GFLOP a prediction', 'compiled prediction'],
        workloads.map(({ name, title, trainFlops, forwardFlops }) => [
          title,
          (trainFlops / 1e9).toFixed(2),
          share(trainFlops, find(name, 'step', 'oneiros')),
          share(trainFlops, find(name, 'fit', 'oneiros')),
          (forwardFlops / 1e9).toFixed(2),
          share(forwardFlops, find(name, 'forward', 'oneiros')),
        ]),
      ),
      '',
    );
  }

  const starting = names.filter((name) => timings.some((t) => t.task === 'start-up' && t.contender === name));
  if (starting.length) {
    const rows = workloads.filter(({ name }) => timings.some((t) => t.task === 'start-up' && t.workload === name));
    lines.push(
      '## From the start of the process to the end of the first training step (ms)',
      '',
      ...table(
        ['', ...starting],
        rows.map(({ name, title }) => [title, ...starting.map((who) => cell(find(name, 'start-up', who), 0))]),
      ),
      '',
    );
  }
  return lines.join('\n');
}

function cell(timing: Timing | undefined, digits = 2): string {
  if (!timing?.milliseconds.length) return '–';
  return `${median(timing.milliseconds).toFixed(digits)} (${Math.min(...timing.milliseconds).toFixed(digits)})`;
}
function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i ? '--:' : '---'))), ...rows.map(line)];
}
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

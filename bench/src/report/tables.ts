import type { Run, Timing } from '../results.ts';
import type { Workload } from '../workloads.ts';

/** Two contenders whose figures stand side by side, with how much longer the second takes. */
export type Pair = readonly [ours: string, theirs: string];

export interface TimesOptions {
  readonly pairs?: readonly Pair[];
  readonly digits?: number;
}

/** A table of milliseconds for a task under a heading: workloads down, contenders across; nothing where nothing was timed. */
export function times(
  heading: string,
  task: string,
  timings: readonly Timing[],
  workloads: readonly Workload[],
  { pairs = [], digits = 2 }: TimesOptions = {},
): readonly string[] {
  const timed = timings.filter((timing) => timing.task === task);
  const rows = workloads.filter(({ name }) => timed.some(({ workload }) => workload === name));
  if (!rows.length) return [];
  const columns = [...new Set(timed.map(({ contender }) => contender))].flatMap((who) => {
    const find = (workload: string, name = who): Timing | undefined =>
      timed.find((t) => t.workload === workload && t.contender === name);
    const own = [who, (workload: string) => cell(find(workload), digits)] as const;
    const ours = pairs.find(([, theirs]) => theirs === who)?.[0];
    if (!ours) return [own];
    return [own, [`÷ ${ours}`, (workload: string) => ratio(find(workload, ours), find(workload))] as const];
  });
  return [
    `### ${heading} (ms)`,
    '',
    ...table(
      ['', ...columns.map(([title]) => title)],
      rows.map(({ name, title }) => [title, ...columns.map(([, value]) => value(name))]),
    ),
    '',
  ];
}

/** When, where and with what the runs of a part were made; where there are several, what each is the source of. */
export function circumstances(runs: readonly Run[]): readonly string[] {
  const list = (facts: { readonly [name: string]: unknown }): string =>
    Object.entries(facts)
      .map(([name, value]) => `${name} ${value}`)
      .join(' · ');
  return runs.flatMap(({ date, rounds, machine, versions, timings }) => {
    const source = [...new Set(timings.map(({ task, workload }) => `${task} of ${workload}`))].join(', ');
    return [
      `${runs.length > 1 ? `From here come ${source}:  \n` : ''}Begun on ${date.slice(0, 16).replace('T', ' ')} UTC, ${rounds} rounds.  `,
      `Machine: ${list(machine)}.  `,
      `Versions: ${list(versions)}.`,
      '',
    ];
  });
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i ? '--:' : '---'))), ...rows.map(line)];
}
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function cell(timing: Timing | undefined, digits: number): string {
  if (timing?.failure) {
    const reason = timing.failure.split(/\.\s/)[0]!.replaceAll('|', '\\|').slice(0, 120);
    return reason.startsWith('no answer') ? reason : `cannot: ${reason}`;
  }
  if (!timing?.milliseconds.length) return '–';
  return `${median(timing.milliseconds).toFixed(digits)} (${Math.min(...timing.milliseconds).toFixed(digits)})`;
}
/** How much longer the second takes, round by round: what the machine does meanwhile is the same for both. */
function ratio(ours: Timing | undefined, theirs: Timing | undefined): string {
  if (!ours?.milliseconds.length || !theirs?.milliseconds.length || ours.failure || theirs.failure) return '–';
  const rounds = Math.min(ours.milliseconds.length, theirs.milliseconds.length);
  const ratios = Array.from({ length: rounds }, (_, i) => theirs.milliseconds[i]! / ours.milliseconds[i]!);
  return `× ${median(ratios).toPrecision(2)}`;
}

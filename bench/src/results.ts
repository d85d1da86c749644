import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Milliseconds of each round (a step, or a whole start). */
export interface Timing {
  readonly workload: string;
  readonly task: string;
  readonly contender: string;
  readonly milliseconds: readonly number[];
  /** Why there are none. */
  readonly failure?: string;
  /** Of the first steps of a model. */
  readonly losses?: readonly number[];
  /** Bytes that a page loaded at its start, compressed by gzip. */
  readonly loaded?: { readonly script: number; readonly wasm: number };
}

/** What was run at one time, by one command. */
export interface Run {
  readonly part: PartName;
  /** When it began, in UTC. */
  readonly date: string;
  readonly machine: { readonly [fact: string]: string | number };
  readonly versions: { readonly [name: string]: string };
  readonly rounds: number;
  /** GFLOP/s of products of 1024 × 1024, round by round. */
  readonly peakGflops: readonly number[];
  readonly timings: readonly Timing[];
}
/** Outside of a browser, or in it. */
export type PartName = 'node' | 'browser';

/**
 * What is known with what a run has found: it takes the place of earlier figures of the same part for the same workload and
 * task; all others stay, with the date of their run.
 */
export function merged(runs: readonly Run[], run: Run): readonly Run[] {
  const key = ({ workload, task }: Timing): string => `${workload} ${task}`;
  const found = new Set(run.timings.map(key));
  const earlier = runs.map((other) =>
    other.part === run.part ? { ...other, timings: other.timings.filter((timing) => !found.has(key(timing))) } : other,
  );
  return [...earlier, run].filter(({ timings }) => timings.length > 0);
}

const file = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** The runs of results.json; none where there is no such file. */
export function readRuns(): readonly Run[] {
  const path = file('results.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { readonly runs: readonly Run[] }).runs : [];
}
/** Writes results.json and RESULTS.md. */
export function writeResults(runs: readonly Run[], report: string): void {
  writeFileSync(file('results.json'), `${JSON.stringify({ runs }, null, 1)}\n`);
  writeFileSync(file('RESULTS.md'), report);
}

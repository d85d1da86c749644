import { cpus, loadavg, release, type as system, totalmem } from 'node:os';
import type { PartName, Run, Timing } from '../results.ts';
import type { Workload } from '../workloads.ts';

/** Contenders that run in one kind of place. */
export interface Part {
  readonly tasks: readonly string[];
  /** How many rounds, if nobody says. */
  readonly rounds: number;
  run(plan: Plan): Promise<void>;
}
export interface Plan {
  readonly tasks: readonly string[];
  readonly workloads: readonly Workload[];
  readonly rounds: number;
  /** Where the run goes whenever there is more of it. */
  readonly keep: (run: Run) => void;
}

/** A run that grows. */
export class Recorder {
  readonly #date: string = new Date().toISOString();
  readonly #load: number = loadavg()[0]!;
  readonly #timings: Timing[] = [];
  readonly #part: PartName;
  readonly #plan: Plan;
  readonly #versions: { readonly [name: string]: string };
  readonly peakGflops: number[] = [];

  constructor(part: PartName, plan: Plan, versions: { readonly [name: string]: string }) {
    this.#part = part;
    this.#plan = plan;
    this.#versions = versions;
  }
  /** Adds timings, and hands on the run as it is now. */
  readonly keep = (timings: readonly Timing[]): void => {
    this.#timings.push(...timings);
    this.#plan.keep({
      part: this.#part,
      date: this.#date,
      machine: {
        cpu: cpus()[0]!.model.trim(),
        cores: cpus().length,
        memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
        system: `${system()} ${release()}`,
        load: [this.#load, loadavg()[0]!].map((load) => load.toFixed(1)).join(' → '),
      },
      versions: this.#versions,
      rounds: this.#plan.rounds,
      peakGflops: [...this.peakGflops],
      timings: [...this.#timings],
    });
  };
}

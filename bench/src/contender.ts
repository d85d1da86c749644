import type { Request } from './serve.ts';

/** Who takes part: how to start a worker of it, and how to time its start. */
export interface Contender {
  readonly name: string;
  /** Absent: only its start is timed. */
  readonly connect?: () => Promise<Worker>;
  /** From nothing to the end of the first training step. */
  readonly startUp?: (workload: string) => Promise<StartUp>;
  /** Much slower than the others: it runs few steps and rounds. */
  readonly slow?: boolean;
  /** The workloads it does; all, if absent. */
  readonly workloads?: readonly string[];
}

/** A running contender, which does one round at a time. */
export interface Worker {
  /** What it can do. */
  readonly tasks: readonly string[];
  /** Milliseconds a step. @throws Error with its reason, where it cannot */
  run(request: Request): Promise<number>;
  /** Losses of the first steps of a model with the weights and the data that all begin with. */
  losses?(request: Request): Promise<readonly number[]>;
  stop(): Promise<void>;
}

export interface StartUp {
  readonly milliseconds: number;
  /** When parts of it were done. */
  readonly marks?: { readonly [part: string]: number };
  /** Bytes that a page loaded, compressed by gzip. */
  readonly loaded?: { readonly script: number; readonly wasm: number };
}

/** Contenders that can run here, and for the others the reason why not. */
export interface Field {
  readonly present: readonly Contender[];
  readonly absent: readonly string[];
}

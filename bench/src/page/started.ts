import type { Request, Tasks } from '../serve.ts';

/** A library that is up on a backend. */
export interface Started {
  /** What computes, for people. */
  readonly device: string;
  readonly tasks: Tasks;
  readonly losses?: (request: Request) => Promise<readonly number[]>;
  /** Makes the model of a workload and trains one step. @returns when its loss was there, in milliseconds from the start of navigation */
  readonly train: (workload: string) => Promise<number>;
}

/** What a page offers to who drives it, as `globalThis.page`. */
export interface Page {
  readonly started: Promise<Started>;
  readonly run: (request: Request) => Promise<number>;
  readonly losses: (request: Request) => Promise<readonly number[]>;
  /** When the first step of training was done, and what came before; milliseconds from the start of navigation. */
  marks: Marks | null;
}
export interface Marks {
  readonly loaded: number;
  readonly backend: number;
  readonly trained: number;
}

/** Milliseconds a step. */
export async function timed(steps: number, body: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await body();
  return (performance.now() - start) / steps;
}

/** Makes what is not there yet. */
export function remembered<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key)!;
  };
}

/** Where the server of the pages has the `.wasm` files. */
export const wasmFolder = '/wasm/';

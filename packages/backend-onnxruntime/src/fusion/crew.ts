import { Worker } from 'node:worker_threads';
import type { SharedMemory } from './shared-memory.ts';
import type { Memory, Run, WebAssemblyInterface } from './webassembly.ts';

/** A module of loops, ready to run. */
export interface LoadedModule {
  readonly run: Run;
  /** Tells it from all others. */
  readonly id: number;
  /** Where its bytes lie in the shared memory. */
  readonly at: number;
  readonly length: number;
}

/** What threads agree on: places in an array of int32 in the shared memory. */
const places = { job: 0, open: 1, active: 2, counter: 3, table: 4, id: 5, at: 6, length: 7 } as const;
type Places = typeof places;

/** Threads that help the calling one with the loops of a module. */
export class Crew {
  readonly #memory: Memory;
  readonly #state: Int32Array;
  readonly #size: number;
  #workers: readonly Worker[] = [];

  /** @param size how many threads help, from the first work that is worth it */
  constructor(shared: SharedMemory, size: number) {
    this.#memory = shared.memory;
    this.#state = shared.take('int32', [Object.keys(places).length]) as Int32Array;
    this.#state.fill(0);
    this.#size = size;
  }

  /** Runs the module on the arrays that `table` points to, with help if `large`; returns when all is done. */
  run(module: LoadedModule, table: number, large: boolean): void {
    const state = this.#state;
    const counter = state.byteOffset + 4 * places.counter;
    Atomics.store(state, places.counter, 0);
    if (!large || this.#size === 0) {
      module.run(table, counter);
      return;
    }
    if (this.#workers.length === 0) this.#start();
    state[places.table] = table;
    state[places.id] = module.id;
    state[places.at] = module.at;
    state[places.length] = module.length;
    Atomics.store(state, places.open, 1);
    Atomics.add(state, places.job, 1);
    Atomics.notify(state, places.job);
    module.run(table, counter);
    // Nobody begins from now on; whoever began is at its last piece.
    Atomics.store(state, places.open, 0);
    for (let turns = 0, active = 0; (active = Atomics.load(state, places.active)) > 0; turns++)
      if (turns > 1000) Atomics.wait(state, places.active, active, 10);
  }

  #start(): void {
    const workerData = { memory: this.#memory, state: this.#state, places };
    this.#workers = Array.from({ length: this.#size }, () => {
      // From text, so that no bundler has to know of one more file.
      const worker = new Worker(`(${help})(require('node:worker_threads').workerData)`, { eval: true, workerData });
      worker.unref();
      worker.on('error', () => {}); // the calling thread does all of the work then
      return worker;
    });
  }
}

declare const WebAssembly: WebAssemblyInterface;
/** What a helping thread does: waits for a job, takes pieces until there are none, waits again. Sees nothing around it. */
function help({ memory, state, places }: { memory: Memory; state: Int32Array; places: Places }): void {
  const { job, open, active, counter, table, id, at, length } = places;
  const runs = new Map<number, Run>();
  for (let seen = 0; ; ) {
    Atomics.wait(state, job, seen);
    seen = Atomics.load(state, job);
    Atomics.add(state, active, 1);
    try {
      if (Atomics.load(state, open) === 1) {
        let run = runs.get(state[id]!);
        if (!run) {
          const bytes = new Uint8Array(memory.buffer, state[at]!, state[length]!).slice();
          const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { host: { memory } });
          runs.set(state[id]!, (run = instance.exports.run));
        }
        run(state[table]!, state.byteOffset + 4 * counter);
      }
    } finally {
      Atomics.sub(state, active, 1);
      Atomics.notify(state, active);
    }
  }
}

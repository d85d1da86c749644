/**
 * Times Oneiros, Python Keras and TensorFlow.js in turns, round by round, outside of a browser and in it, and writes
 * RESULTS.md and results.json.
 *
 * `pnpm bench`; or a part of it: `pnpm bench --parts browser --rounds 3 --only mlp,cnn --tasks fit,start-up`. What a part
 * in whole has found is written as soon as it is there, beside what is known of the other; less only with `--write`.
 */
import { parseArgs } from 'node:util';
import { browserPart } from './parts/browser-part.ts';
import { nodePart } from './parts/node-part.ts';
import type { Part } from './parts/part.ts';
import { report } from './report.ts';
import { merged, type PartName, type Run, readRuns, writeResults } from './results.ts';
import { workloads } from './workloads.ts';

const { values: options } = parseArgs({
  options: {
    parts: { type: 'string', default: 'node,browser' },
    rounds: { type: 'string' },
    only: { type: 'string' },
    tasks: { type: 'string' },
    write: { type: 'boolean' },
  },
});
const known: { readonly [name in PartName]: Part } = { node: nodePart, browser: browserPart };
const names = options.parts.split(',') as PartName[];
const chosen = workloads.filter(({ name }) => !options.only || options.only.split(',').includes(name));
const isWhole = !options.only && !options.tasks;

let runs = readRuns();
for (const name of names) {
  const part = known[name];
  if (!part) throw new Error(`bench: expected parts among ${Object.keys(known)}. Received: ${name}.`);
  const tasks = options.tasks ? part.tasks.filter((task) => options.tasks!.split(',').includes(task)) : part.tasks;
  const before = runs;
  const keep = (run: Run): void => {
    runs = merged(before, run);
    if (isWhole || options.write) writeResults(runs, report(runs, workloads));
  };
  await part.run({ tasks, workloads: chosen, rounds: Number(options.rounds ?? part.rounds), keep });
}
console.log(`\n${report(runs, workloads)}`);

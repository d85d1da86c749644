/**
 * Times Oneiros, Python Keras and TensorFlow.js in turns, round by round, and writes RESULTS.md and results.json.
 *
 * `pnpm bench`, or `pnpm bench --rounds 3 --only mlp,cnn --tasks step,fit`; only a full run writes the files, unless `--write`.
 */
import { execSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, release, type as system, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contenders, findPython, startUpSeconds, Worker } from './contenders.ts';
import { type Results, report, type Timing } from './report.ts';
import { workloads } from './workloads.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '11' },
    only: { type: 'string' },
    tasks: { type: 'string' },
    write: { type: 'boolean' },
  },
});
const rounds = Number(options.rounds);
const allTasks = ['step', 'fit', 'forward', 'predict', 'start-up'];
const tasks = options.tasks?.split(',') ?? allTasks;
const chosen = workloads.filter(({ name }) => !options.only || options.only.split(',').includes(name));
const { present, absent } = contenders();
for (const reason of absent) console.warn(reason);

const timings: Timing[] = [];
// What the machine can do at the moment is measured between the rounds, in a process of its own.
const peaks: number[] = [];
const peakWorker = new Worker(present[0]!);
await peakWorker.ready();
async function measurePeak(): Promise<void> {
  const milliseconds = await peakWorker.run({ task: 'matmul', workload: '', batch: 0, steps: 10 });
  peaks.push((2 * 1024 ** 3) / milliseconds / 1e6);
}
await measurePeak();
peaks.length = 0;

const loads = [loadavg()[0]!];
for (const workload of chosen) {
  const taking = present.filter((contender) => contender.workloads?.includes(workload.name) ?? true);
  const workers = taking.map((contender) => new Worker(contender));
  const abilities = new Map<Worker, readonly string[]>();
  for (const worker of workers) abilities.set(worker, await worker.ready());
  for (const task of tasks.filter((name) => name !== 'start-up')) {
    const able = workers.filter((worker) => abilities.get(worker)!.includes(task));
    const samples = new Map(able.map((worker) => [worker, [] as number[]]));
    // The round before the first one compiles, and does not count.
    for (let round = -1; round < rounds; round++) {
      if (round >= 0) await measurePeak();
      for (const worker of able) {
        const { slow = false, name } = worker.contender;
        if (slow && round > 1) continue;
        const steps = slow ? 1 : workload.steps;
        const milliseconds = await worker.run({ task, workload: workload.name, batch: workload.batch, steps });
        if (round < 0) continue;
        samples.get(worker)!.push(milliseconds);
        process.stdout.write(`${workload.name} ${task} ${round + 1}/${rounds} ${name} ${milliseconds.toFixed(2)} ms\n`);
      }
    }
    for (const [{ contender }, milliseconds] of samples)
      timings.push({ workload: workload.name, task, contender: contender.name, milliseconds });
  }
  for (const worker of workers) await worker.stop();
}

const startUps: Timing[] = [];
await peakWorker.stop();
if (tasks.includes('start-up')) {
  for (const workload of chosen.filter(({ name }) => name !== 'lstm')) {
    const starting = present.filter(
      ({ startUp, workloads }) => startUp && (workloads?.includes(workload.name) ?? true),
    );
    const samples = new Map(starting.map((contender) => [contender, [] as number[]]));
    // The first start of each reads files from the disk, and does not count.
    for (let round = -1; round < Math.min(rounds, 5); round++) {
      for (const contender of starting) {
        const seconds = await startUpSeconds(contender, workload.name);
        if (round >= 0) samples.get(contender)!.push(1000 * seconds);
      }
    }
    for (const [contender, milliseconds] of samples)
      startUps.push({ workload: workload.name, task: 'start-up', contender: contender.name, milliseconds });
  }
}
loads.push(loadavg()[0]!);

const results: Results = {
  date: new Date().toISOString(),
  machine: {
    cpu: cpus()[0]!.model.trim(),
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${system()} ${release()}`,
    load: loads.map((load) => load.toFixed(1)).join(' → '),
  },
  versions: versions(),
  rounds,
  peakGflops: peaks,
  timings: [...timings, ...startUps],
};
const text = report(results, chosen);
console.log(`\n${text}`);
if (options.write || (tasks.length === allTasks.length && chosen.length === workloads.length)) {
  const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
  writeFileSync(path('RESULTS.md'), text);
  writeFileSync(path('results.json'), `${JSON.stringify(results, null, 1)}\n`);
}

function versions(): { readonly [name: string]: string } {
  const python = findPython();
  const code =
    'import sys, json, importlib.metadata as m; print(json.dumps({"python": sys.version.split()[0]} | {n: m.version(n) for n in ["keras", "tensorflow-cpu", "jax"]}))';
  const theirs = python
    ? (JSON.parse(execSync(`"${python}" -c '${code}'`, { encoding: 'utf8' })) as { [name: string]: string })
    : {};
  return { node: process.version, ...theirs };
}

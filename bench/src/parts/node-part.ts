import { execSync } from 'node:child_process';
import { contenders, findPython } from '../contenders.ts';
import { measureStartUps, measureSteps } from '../measure.ts';
import { type Part, Recorder } from './part.ts';

/** Processes: Oneiros and TensorFlow.js in Node, and Python Keras. */
export const nodePart: Part = {
  tasks: ['step', 'fit', 'forward', 'predict', 'start-up'],
  rounds: 11,
  run: async (plan) => {
    const { present, absent } = contenders();
    for (const reason of absent) console.warn(reason);
    const recorder = new Recorder('node', plan, versions());
    // What the machine can do at the moment is measured between the rounds, in a process of its own.
    const peakWorker = await present[0]!.connect!();
    const peak = async (): Promise<number> =>
      (2 * 1024 ** 3) / (await peakWorker.run({ task: 'matmul', workload: '', batch: 0, steps: 10 })) / 1e6;
    await peak();
    const measurement = {
      contenders: present,
      tasks: plan.tasks.filter((task) => task !== 'start-up'),
      rounds: plan.rounds,
      beforeRound: async () => void recorder.peakGflops.push(await peak()),
      keep: recorder.keep,
    };
    if (measurement.tasks.length) for (const workload of plan.workloads) await measureSteps(measurement, workload);
    await peakWorker.stop();
    if (plan.tasks.includes('start-up')) await measureStartUps(measurement, plan.workloads.filter(hasStartUp));
  },
};

/** The first step of the LSTM is left out: what it takes is not the start. */
export function hasStartUp({ name }: { readonly name: string }): boolean {
  return name !== 'lstm';
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

import { browserContenders } from '../browser/browser-contenders.ts';
import { measureStartUps, measureSteps } from '../measure.ts';
import type { Workload } from '../workloads.ts';
import { hasStartUp } from './node-part.ts';
import { type Part, Recorder } from './part.ts';

/** Oneiros and TensorFlow.js on one page in Chromium. */
export const browserPart: Part = {
  tasks: ['losses', 'train-on-batch', 'fit', 'forward', 'predict', 'start-up'],
  rounds: 5,
  run: async (plan) => {
    const { present, absent, versions, stop } = await browserContenders();
    for (const reason of absent) console.warn(reason);
    if (!present.length) return;
    try {
      const { keep } = new Recorder('browser', plan, versions);
      const { rounds } = plan;
      const tasks = plan.tasks.filter((task) => task !== 'start-up');
      // Shaders that the CPU runs take long: a round is as long as it is allowed to be.
      const hurryFrom = performance.now() + 6 * 60_000;
      const measurement = { contenders: present, tasks, rounds, roundTime: 1000, hurryFrom, keep };
      const steps = async (workloads: readonly Workload[]): Promise<void> => {
        if (tasks.length) for (const workload of workloads) await measureSteps(measurement, workload);
      };
      const first = plan.workloads.filter(hasStartUp);
      await steps(first);
      if (plan.tasks.includes('start-up')) await measureStartUps(measurement, first);
      const others = plan.workloads.filter((workload) => !hasStartUp(workload));
      if (performance.now() < hurryFrom) await steps(others);
      else if (others.length)
        console.warn(`Left out, since this took long already: ${others.map(({ name }) => name).join(', ')}`);
    } finally {
      await stop();
    }
  },
};

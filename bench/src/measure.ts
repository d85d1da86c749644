import type { Contender, StartUp, Worker } from './contender.ts';
import type { Timing } from './results.ts';
import type { Workload } from './workloads.ts';

/** What is measured, and how. */
export interface Measurement {
  readonly contenders: readonly Contender[];
  readonly tasks: readonly string[];
  readonly rounds: number;
  /** Done before each round, as a measure of the machine. */
  readonly beforeRound?: () => Promise<void>;
  /**
   * Milliseconds that a round of one contender should take: with it, as many steps as fit, by what a step took before;
   * without it, as many as the workload says. Whose rounds take ten times as long has three of them at most.
   */
  readonly roundTime?: number;
  /** From this time on (of `performance.now()`) there is one round, no more, so that the whole ends. */
  readonly hurryFrom?: number;
  /** Where what is measured goes as soon as it is there. */
  readonly keep: (timings: readonly Timing[]) => void;
}

/** Times the tasks of a workload in turns, round by round. Who fails takes no further part in that task. */
export async function measureSteps(measurement: Measurement, workload: Workload): Promise<void> {
  const { contenders, tasks, rounds, keep } = measurement;
  const running: Runner[] = [];
  try {
    for (const contender of contenders.filter((one) => one.connect && takesPart(one, workload))) {
      const worker = await contender.connect!().catch((error: Error) => error);
      if (!(worker instanceof Error)) running.push({ contender, worker });
      else keep(tasks.map((task) => failed(untimed(workload, task, contender), worker)));
    }
    if (tasks.includes('losses')) await compareLosses(measurement, workload, running);
    for (const task of tasks.filter((name) => name !== 'losses')) {
      const able = running.filter(({ worker }) => worker.tasks.includes(task));
      const results = new Map<Runner, Timing>();
      const steps = new Map<Runner, number>();
      for (const runner of able) {
        const timing = untimed(workload, task, runner.contender);
        try {
          steps.set(runner, await warmUp(runner, task, workload, measurement.roundTime));
          results.set(runner, timing);
        } catch (error) {
          console.log(`${workload.name} ${task} ${runner.contender.name} cannot: ${(error as Error).message}`);
          results.set(runner, failed(timing, error as Error));
        }
      }
      for (let round = 0; round < rounds; round++) {
        const still = able.filter((one) => goesOn(results.get(one)!, one.contender, measurement));
        if (still.length) await measurement.beforeRound?.();
        // Every other round goes the other way: nobody always follows the same one.
        for (const runner of round % 2 ? still.reverse() : still) {
          const timing = results.get(runner)!;
          try {
            const request = { ...requestOf(task, workload), steps: steps.get(runner)! };
            if (request.steps >= worthWaking) await runner.worker.run({ ...request, steps: 2 });
            const milliseconds = await runner.worker.run(request);
            results.set(runner, { ...timing, milliseconds: [...timing.milliseconds, milliseconds] });
            const { name } = runner.contender;
            console.log(`${workload.name} ${task} ${round + 1}/${rounds} ${name} ${milliseconds.toFixed(2)} ms`);
          } catch (error) {
            results.set(runner, failed(timing, error as Error));
          }
        }
      }
      keep([...results.values()]);
    }
  } finally {
    for (const { worker } of running) await worker.stop();
  }
}

/** Times the way from nothing to the end of the first training step, in turns. */
export async function measureStartUps(measurement: Measurement, workloads: readonly Workload[]): Promise<void> {
  const { contenders, rounds, keep } = measurement;
  // The first start of each reads files from the disk, and does not count.
  for (const workload of workloads) {
    const starting = contenders.filter((one) => one.startUp && takesPart(one, workload));
    const results = new Map(starting.map((one) => [one, untimed(workload, 'start-up', one)]));
    for (let round = -1; round < Math.min(rounds, 5); round++) {
      for (const contender of starting) {
        const before = results.get(contender)!;
        if (!goesOn(before, contender, measurement)) continue;
        try {
          const { milliseconds, loaded, marks = {} }: StartUp = await contender.startUp!(workload.name);
          if (round < 0) continue;
          const all = [...before.milliseconds, milliseconds];
          results.set(contender, { ...before, milliseconds: all, ...(loaded && { loaded }) });
          const parts = Object.entries(marks).map(([name, at]) => `${name} ${at.toFixed(0)}`);
          const line = [`${workload.name} start-up ${round + 1}/${rounds} ${contender.name}`, ...parts];
          console.log(`${line.join(' ')} ${milliseconds.toFixed(0)} ms`);
        } catch (error) {
          results.set(contender, failed(before, error as Error));
        }
      }
    }
    keep([...results.values()]);
  }
}

/** Steps of a round from which on two more come before it, which do not count: who has waited finds its memory cold. */
const worthWaking = 10;

interface Runner {
  readonly contender: Contender;
  readonly worker: Worker;
}

/** Whether a contender has another round. */
function goesOn({ milliseconds, failure }: Timing, { slow }: Contender, measurement: Measurement): boolean {
  const { roundTime = Number.POSITIVE_INFINITY, hurryFrom = Number.POSITIVE_INFINITY } = measurement;
  let most = slow ? 2 : Number.POSITIVE_INFINITY;
  if ((milliseconds.at(-1) ?? 0) > 10 * roundTime) most = 3;
  if (performance.now() > hurryFrom) most = 1;
  return failure === undefined && milliseconds.length < most;
}

/** Losses of the first steps, which show that all compute the same. */
async function compareLosses({ keep }: Measurement, workload: Workload, running: readonly Runner[]): Promise<void> {
  for (const { contender, worker } of running.filter((one) => one.worker.losses)) {
    const timing = untimed(workload, 'losses', contender);
    try {
      const losses = await worker.losses!({ ...requestOf('losses', workload), steps: 2 });
      console.log(`${workload.name} losses ${contender.name} ${losses.map((loss) => loss.toFixed(5)).join(' ')}`);
      keep([{ ...timing, losses }]);
    } catch (error) {
      console.log(`${workload.name} losses ${contender.name} cannot: ${(error as Error).message}`);
      keep([failed(timing, error as Error)]);
    }
  }
}

/** Rounds that compile, and do not count. @returns steps of those that do */
async function warmUp(
  { contender, worker }: Runner,
  task: string,
  workload: Workload,
  roundTime: number | undefined,
): Promise<number> {
  const request = requestOf(task, workload);
  let steps = contender.slow ? 1 : workload.steps;
  if (roundTime !== undefined) {
    const first = await worker.run({ ...request, steps: 1 });
    if (first > 20 * roundTime) return 1; // another would take as long
    const milliseconds = await worker.run({ ...request, steps: 1 });
    steps = Math.max(1, Math.min(steps, Math.round(roundTime / milliseconds)));
    if (steps === 1) return 1;
  }
  await worker.run({ ...request, steps });
  return steps;
}

function requestOf(task: string, { name, batch }: Workload): { task: string; workload: string; batch: number } {
  return { task, workload: name, batch };
}
function takesPart({ workloads }: Contender, { name }: Workload): boolean {
  return workloads?.includes(name) ?? true;
}
function untimed({ name }: Workload, task: string, contender: Contender): Timing {
  return { workload: name, task, contender: contender.name, milliseconds: [] };
}
/** What was timed before stays. */
function failed(timing: Timing, { message }: Error): Timing {
  return { ...timing, failure: message.split('\n')[0]! };
}

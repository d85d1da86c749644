import { createInterface } from 'node:readline';

/** One round: what to do, with which workload, how often. */
export interface Request {
  readonly task: string;
  readonly workload: string;
  readonly batch: number;
  readonly steps: number;
}
/** What a worker can do: milliseconds a step. */
export interface Tasks {
  readonly [task: string]: (request: Request) => Promise<number>;
}

/** Answers requests that come as lines of JSON on stdin with lines of JSON on stdout: milliseconds a step, or an error. */
export async function serve(tasks: Tasks): Promise<void> {
  console.log(JSON.stringify({ ready: Object.keys(tasks) }));
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line) as Request;
    try {
      console.log(JSON.stringify({ milliseconds: await tasks[request.task]!(request) }));
    } catch (error) {
      console.log(JSON.stringify({ error: (error as Error).message }));
    }
  }
}

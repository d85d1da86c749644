import { createInterface } from 'node:readline';

/** One round: what to do, with which workload, how often. */
export interface Request {
  readonly task: string;
  readonly workload: string;
  readonly batch: number;
  readonly steps: number;
}
/** Answers requests that come as lines of JSON on stdin with lines of JSON on stdout: milliseconds a step. */
export async function serve(tasks: { readonly [task: string]: (request: Request) => Promise<number> }): Promise<void> {
  console.log(JSON.stringify({ ready: Object.keys(tasks) }));
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line) as Request;
    const milliseconds = await tasks[request.task]!(request);
    console.log(JSON.stringify({ milliseconds }));
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Contender, StartUp, Worker } from './contender.ts';
import type { Request } from './serve.ts';

/** A contender that is a process. */
export interface Program {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: { readonly [name: string]: string };
  /** The script for timing start-up, to which the workload is added. */
  readonly startUp?: readonly string[];
  readonly slow?: boolean;
  readonly workloads?: readonly string[];
}

/** Drives a program that answers by `serve`. */
export function processContender({ command, args, env, startUp, ...rest }: Program): Contender {
  const environment = { ...process.env, ...env };
  return {
    ...rest,
    connect: () => connect(rest.name, command, args, environment),
    ...(startUp && { startUp: (workload: string) => timeStart(command, [...startUp, workload], environment) }),
  };
}

async function connect(
  name: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Worker> {
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async <T>(): Promise<T> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${name}: the worker ended before it answered.`);
      if (!value.startsWith('{')) continue; // other lines are chatter of libraries
      const message = JSON.parse(value) as T & { readonly error?: string };
      if (message.error !== undefined) throw new Error(message.error);
      return message;
    }
  };
  const { ready } = await answer<{ ready: readonly string[] }>();
  return {
    tasks: ready,
    run: async (request: Request) => {
      if (child.exitCode !== null) throw new Error(`${name}: the worker has ended.`);
      child.stdin.write(`${JSON.stringify(request)}\n`);
      return (await answer<{ milliseconds: number }>()).milliseconds;
    },
    stop: async () => {
      child.stdin.end();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** From the start of a process to the end of its first training step. */
async function timeStart(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<StartUp> {
  const start = performance.now();
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = once(child, 'exit');
  let complaints = '';
  child.stderr.on('data', (text) => {
    complaints = `${complaints}${text}`.slice(-10_000);
  });
  let milliseconds: number | null = null;
  for await (const line of createInterface({ input: child.stdout }))
    if (line === 'trained') milliseconds = performance.now() - start;
  await exit;
  if (milliseconds !== null) return { milliseconds };
  const reason = complaints.split('\n').find((line) => /^\w*Error\b/.test(line));
  throw new Error(reason ?? `${command} ${args.join(' ')}: ended without a training step.`);
}

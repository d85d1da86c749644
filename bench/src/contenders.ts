import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { whyNoTfjsNode } from '../../tools/tfjs-node/folder.ts';
import type { Request } from './serve.ts';
import { whyNoPeer } from './tfjs-peer.ts';

/** Who takes part: how to start its worker, and a script that trains one step. */
export interface Contender {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: { readonly [name: string]: string };
  /** The script for timing start-up, to which the workload is added. */
  readonly startUp?: readonly string[];
  /** Much slower than the others: it runs few steps and rounds. */
  readonly slow?: boolean;
  /** The workloads it does; all, if absent. */
  readonly workloads?: readonly string[];
}

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Those that can run here, and for the others the reason why not. */
export function contenders(): { readonly present: readonly Contender[]; readonly absent: readonly string[] } {
  const node = process.execPath;
  const present: Contender[] = [
    {
      name: 'oneiros',
      command: node,
      args: [file('./worker-oneiros.ts'), 'onnxruntime'],
      startUp: [file('./start-up-oneiros.mjs')],
    },
  ];
  const absent: string[] = [];
  const whyNot = whyNoTfjsNode();
  if (whyNot) absent.push(`oneiros-node-gpu: ${whyNot}`);
  else
    present.push({
      name: 'oneiros-node-gpu',
      command: node,
      args: [file('./worker-oneiros.ts'), 'node-gpu'],
      startUp: [file('./start-up-oneiros.mjs'), 'node-gpu'],
    });
  const python = findPython();
  if (python) {
    for (const backend of ['tensorflow', 'jax']) {
      const env = { KERAS_BACKEND: backend, TF_CPP_MIN_LOG_LEVEL: '3', JAX_PLATFORMS: 'cpu' };
      present.push({
        name: `keras-${backend}`,
        command: python,
        args: [file('./worker_keras.py')],
        env,
        startUp: [file('./start_up_keras.py')],
      });
    }
  } else
    absent.push('Python Keras: no Python with Keras 3 was found. Run bench/setup.sh, or name one in ONEIROS_PYTHON.');
  present.push({ name: 'oneiros-cpu', command: node, args: [file('./worker-oneiros.ts'), 'cpu'], slow: true });
  present.push({
    name: 'oneiros-wasm',
    command: node,
    args: [file('./worker-oneiros.ts'), 'wasm'],
    workloads: ['mlp', 'cnn'],
  });
  for (const { backend, ...more } of peers) {
    const why = whyNoPeer(backend);
    const args = (script: string): readonly string[] => [file(script), backend];
    if (why) absent.push(why);
    else
      present.push({
        name: `tfjs-${backend}`,
        command: node,
        args: args('./worker-tfjs.ts'),
        startUp: args('./start-up-tfjs.ts'),
        ...more,
      });
  }
  return { present, absent };
}

/** tfjs-layers by backend; with wasm it cannot train convolutions, and a step of them takes its cpu backend half a minute. */
const peers: readonly { readonly backend: string; readonly workloads: readonly string[]; readonly slow?: boolean }[] = [
  { backend: 'tensorflow', workloads: ['mlp', 'cnn'] },
  { backend: 'wasm', workloads: ['mlp'] },
  { backend: 'cpu', workloads: ['mlp'], slow: true },
];

/** The Python with Keras: of ONEIROS_PYTHON, of bench/setup.sh, or that of the system. */
export function findPython(): string | null {
  const candidates = [process.env['ONEIROS_PYTHON'], file('../.venv/bin/python'), 'python3'];
  return (
    candidates.find(
      (python) =>
        python &&
        spawnSync(python, ['-c', 'import importlib.metadata as m; assert m.version("keras")[:2] == "3."']).status === 0,
    ) ?? null
  );
}

/** A running worker, which does one round at a time. */
export class Worker {
  readonly contender: Contender;
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(contender: Contender) {
    this.contender = contender;
    this.#process = spawn(contender.command, contender.args, {
      env: { ...process.env, ...contender.env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#lines = createInterface({ input: this.#process.stdout! })[Symbol.asyncIterator]();
  }
  /** What it can do. */
  async ready(): Promise<readonly string[]> {
    return ((await this.#answer()) as { ready: string[] }).ready;
  }
  /** Milliseconds a step. */
  async run(request: Request): Promise<number> {
    this.#process.stdin!.write(`${JSON.stringify(request)}\n`);
    return ((await this.#answer()) as { milliseconds: number }).milliseconds;
  }
  async stop(): Promise<void> {
    this.#process.stdin!.end();
    if (this.#process.exitCode === null) await once(this.#process, 'exit');
  }

  async #answer(): Promise<unknown> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error(`${this.contender.name}: the worker ended before it answered.`);
      if (value.startsWith('{')) return JSON.parse(value); // other lines are chatter of libraries
    }
  }
}

/** Seconds from the start of a process to the end of its first training step. */
export async function startUpSeconds({ command, env, startUp }: Contender, workload: string): Promise<number> {
  const start = performance.now();
  const child = spawn(command, [...startUp!, workload], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exit = once(child, 'exit');
  let seconds: number | null = null;
  for await (const line of createInterface({ input: child.stdout }))
    if (line === 'trained') seconds = (performance.now() - start) / 1000;
  await exit;
  if (seconds === null) throw new Error(`${command} ${startUp}: ended without a training step.`);
  return seconds;
}

import type { CallName, Failure, Progress, Request, Response, Service } from '../protocol.ts';

/** A worker with Oneiros in it: every call of the protocol as a function that answers later. */
export type Connection = {
  readonly [C in CallName]: (...args: Parameters<Service[C]>) => Promise<ReturnType<Service[C]>>;
} & {
  /** Ends the worker and all that it holds; calls under way fail. */
  close(): void;
};

/** An error that came from the worker. */
export class WorkerError extends Error {
  constructor({ name, message }: Failure) {
    super(message);
    this.name = name;
  }
}

/** Starts a worker. */
export function connect(onProgress: (progress: Progress) => void = () => {}): Connection {
  const worker = new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let next = 0;

  const failAll = (message: string): void => {
    for (const { reject } of waiting.values()) reject(new WorkerError({ name: 'WorkerError', message }));
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Response>) => {
    if ('progress' in data) return onProgress(data.progress);
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failure' in data) call?.reject(new WorkerError(data.failure));
    else call?.resolve(data.value as never);
  });
  worker.addEventListener('error', ({ message }) => failAll(message || 'The worker could not be loaded.'));

  const call = (name: CallName, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, call: name, args } as Request);
    });
  const close = (): void => {
    worker.terminate();
    failAll('The worker was closed.');
  };
  return new Proxy({ close } as Connection, {
    get: (target, name) => (name === 'close' ? target.close : (...args: unknown[]) => call(name as CallName, args)),
  });
}

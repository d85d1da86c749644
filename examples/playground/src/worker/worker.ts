import type { CallName, Failure, Request } from '../protocol.ts';
import * as reader from './reader.ts';
import { send } from './tell.ts';

/** The functions of a part of the service, by the names of their calls. */
type Part = { readonly [call: string]: (...args: never[]) => unknown };

// Each part is loaded with the first call for it, but for the reader: the first prediction waits for it.
const parts: { readonly [C in CallName]: () => Promise<Part> } = {
  openReader: async () => reader,
  readDigit: async () => reader,
  findBackends: () => import('./backends.ts'),
  train: () => import('./trainer.ts'),
  pauseTraining: () => import('./trainer.ts'),
  continueTraining: () => import('./trainer.ts'),
  endTraining: () => import('./trainer.ts'),
  saveTrained: () => import('./trainer.ts'),
  startBackend: () => import('./inspector.ts'),
  openModel: () => import('./inspector.ts'),
  buildModel: () => import('./inspector.ts'),
  predict: () => import('./inspector.ts'),
};

addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  const { id, call, args } = data;
  try {
    const part = await parts[call]();
    const value = await part[call]!(...(args as never[]));
    send({ id, value });
  } catch (error) {
    send({ id, failure: failureOf(error) });
  }
});

function failureOf(error: unknown): Failure {
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) };
}

import type { Tensor } from '@oneiros/tensor';
import type { Logs } from '../callbacks/logs.ts';
import { disposeAll } from '../data/samples.ts';

/** Scalars as numbers; the tensors are given up. */
export async function readLogs(logs: { readonly [name: string]: Tensor }): Promise<Logs> {
  const values = await peekLogs(logs);
  disposeAll(Object.values(logs));
  return values;
}
/** Scalars as numbers; the tensors remain the caller's. */
export async function peekLogs(logs: { readonly [name: string]: Tensor }): Promise<Logs> {
  return Object.fromEntries(
    await Promise.all(
      Object.entries(logs).map(async ([name, value]) => [name, Number((await value.data())[0])] as const),
    ),
  );
}

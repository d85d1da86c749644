import type { Tensor } from '@oneiros/tensor';

/** What holds for all layer calls inside of a model's. */
export interface CallContext {
  readonly training: boolean;
  /** Where layers put what they add to the loss. */
  readonly losses: Tensor[];
}

let current: CallContext | null = null;

/** That of the call that is running, if any. */
export function callContext(): CallContext | null {
  return current;
}

/** Runs `body` with another context. */
export function inCallContext<R>(context: CallContext, body: () => R): R {
  const outer = current;
  current = context;
  try {
    return body();
  } finally {
    current = outer;
  }
}

/** Runs `body` as a training step or not, and collects the losses that layers add. */
export function withCallContext<R>(
  training: boolean,
  body: () => R,
): { readonly result: R; readonly losses: readonly Tensor[] } {
  const losses: Tensor[] = [];
  return { result: inCallContext({ training, losses }, body), losses };
}

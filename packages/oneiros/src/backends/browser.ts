import { cpu } from '@oneiros/backend-cpu';
import type { Backend } from '@oneiros/tensor';

/** Backends that this package brings along for browsers, by name. */
export const backends: { readonly [name: string]: () => Backend } = { cpu };

/** What runs everywhere. */
export function bestBackend(): Backend {
  return cpu();
}

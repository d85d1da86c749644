import { use } from '@oneiros/core';
import { setFallbackBackend } from '@oneiros/tensor';
import { bestBackend } from '#backends';
import * as ops from './namespaces/ops.ts';
import { plugins } from './plugins.ts';

// The one import with an effect: whoever takes the umbrella gets all names, and a backend without asking.
use(...plugins, { name: '@oneiros/tensor', ops: functionsIn(ops) });
setFallbackBackend(bestBackend);

/** All functions of a namespace and of the namespaces inside it, by name. */
// biome-ignore lint/complexity/noBannedTypes: ops of any signature
function functionsIn(namespace: object): { readonly [name: string]: Function } {
  const entries = Object.entries(namespace).flatMap(([name, value]) =>
    typeof value === 'function' ? [[name, value] as const] : Object.entries(functionsIn(value as object)),
  );
  return Object.fromEntries(entries);
}

import { expected, getOrInsert } from '@oneiros/core';
import { type Backend, defaultBackend } from './backend.ts';
import { type Compiled, compileProgram, lower } from './compile.ts';
import type { AnyOp, Inputs } from './op.ts';
import { attrsKey, identityOf, valueLike } from './program.ts';
import type { Spec, Tensor } from './tensor.ts';

/** How many compiled signatures a backend keeps; the one unused for longest goes first. */
const capacity = 4096;
const caches: WeakMap<Backend, Map<string, Compiled>> = /*#__PURE__*/ new WeakMap();

/** Runs one op now, as a program of one application, compiled once for each signature. */
export function runEagerly(op: AnyOp, inputs: Inputs, attrs: unknown, specs: readonly Spec[]): readonly Tensor[] {
  const backend = commonBackend(op.name, inputs);
  const cache = getOrInsert(caches, backend, () => new Map<string, Compiled>());
  const key = `${identityOf(op)}|${inputs.map(specKey).join(';')}|${attrsKey(attrs)}`;
  let compiled = cache.get(key);
  if (compiled)
    cache.delete(key); // and put it back as the latest
  else {
    const values = inputs.map(valueLike);
    const outputs = specs.map(valueLike);
    const program = { inputs: values, applications: [{ op, inputs: values, attrs, outputs }], outputs };
    compiled = compileProgram(lower(program, backend), backend);
    if (cache.size >= capacity) {
      const [oldest, unused] = cache.entries().next().value!;
      cache.delete(oldest);
      unused.dispose();
    }
  }
  cache.set(key, compiled);
  return compiled.run(inputs);
}

/** The backend that holds all of `tensors`; the default one if there are none. */
export function commonBackend(subject: string, tensors: readonly Tensor[]): Backend {
  let backend: Backend | undefined;
  for (const { state } of tensors) {
    if (!('buffer' in state)) continue;
    const own = state.buffer.backend;
    if (backend && backend !== own) {
      throw expected(
        subject,
        'tensors of one backend',
        `${backend.name} and ${own.name}`,
        'Move one with `await toBackend(x, backend)`.',
      );
    }
    backend = own;
  }
  return backend ?? defaultBackend();
}

/** A text equal for equal specs. */
export function specKey({ shape, dtype }: Spec): string {
  return `${dtype}[${shape.join()}]`;
}

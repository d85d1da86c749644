import type { TypedArray } from '@oneiros/core';
import { type Application, type Backend, type Executable, randomBitsOp, randomSplitOp } from '@oneiros/tensor';
import type { Held, Runtime } from './runtime.ts';

/** Computes single applications on the host: for what TensorFlow has no kernel for, or refuses. */
export class Host {
  readonly #backend: Backend;
  readonly #executables: WeakMap<Application, Executable> = new WeakMap();

  /** The elements of `backend` lie on the host, as its handles. */
  constructor(backend: Backend) {
    this.#backend = backend;
  }

  supports(application: Application): boolean {
    return this.#backend.supports(application);
  }
  /** Whether the host is the place for it, though it could be expanded: random words are a hundred ops each. */
  prefers({ op }: Application): boolean {
    return op === randomBitsOp || op === randomSplitOp;
  }

  run(runtime: Runtime, inputs: readonly Held[], application: Application): readonly Held[] {
    let executable = this.#executables.get(application);
    const { outputs } = application;
    const operands = [...new Set(application.inputs)];
    if (!executable) {
      executable = this.#backend.compile({ inputs: operands, applications: [application], outputs });
      this.#executables.set(application, executable);
    }
    const arrays = operands.map((value) => runtime.read(inputs[application.inputs.indexOf(value)]!));
    const results = executable.run(arrays, []) as readonly TypedArray[];
    return results.map((data, i) => runtime.upload(data, outputs[i]!));
  }
}

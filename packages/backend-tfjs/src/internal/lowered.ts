import type { TypedArray } from '@oneiros/core';
import type { Application, Spec } from '@oneiros/tensor';
import type { Kit, Lowering } from '../lowering.ts';
import type { TfjsKernel, TfjsRuntime, TfjsTensor } from '../tfjs-types.ts';
import { storedAs } from './elements.ts';
import { type Step, tensorOf, upload } from './walk.ts';

/** The step that computes an application by `lowering`. */
export function lowered(lowering: Lowering, application: Application, kernels: ReadonlyMap<string, TfjsKernel>): Step {
  const { outputs } = application;
  return (inputs, { runtime }) => {
    const kit = new Made(runtime, kernels);
    const kept = new Set<TfjsTensor>();
    try {
      const returned = lowering.run(inputs, application, kit);
      const results = Array.isArray(returned) ? (returned as readonly TfjsTensor[]) : [returned as TfjsTensor];
      return outputs.map((spec, i) => {
        const stored = storedAs(spec.dtype);
        let result = results[i]!;
        if (result.dtype !== stored) result = kit.call('Cast', { x: result }, { dtype: stored });
        // An operand, or a result given twice, is shared.
        if (kit.made.has(result) && !kept.has(result)) kept.add(result);
        else runtime.incRef(result.dataId);
        return tensorOf(result.dataId, spec);
      });
    } finally {
      for (const tensor of kit.made) if (!kept.has(tensor)) runtime.disposeData(tensor.dataId);
    }
  };
}

/** Calls kernels and remembers what they made. */
class Made implements Kit {
  readonly runtime: TfjsRuntime;
  readonly made: Set<TfjsTensor> = new Set();
  readonly #kernels: ReadonlyMap<string, TfjsKernel>;

  constructor(runtime: TfjsRuntime, kernels: ReadonlyMap<string, TfjsKernel>) {
    this.runtime = runtime;
    this.#kernels = kernels;
  }

  call(kernel: string, inputs: object, attrs: object = {}): TfjsTensor {
    const result = this.#kernels.get(kernel)!.kernelFunc({ inputs, attrs, backend: this.runtime });
    return this.own((Array.isArray(result) ? result[0] : result) as TfjsTensor);
  }
  reshape({ dataId, dtype }: TfjsTensor, shape: readonly number[]): TfjsTensor {
    this.runtime.incRef(dataId);
    return this.own({ dataId, dtype, shape: [...shape] });
  }
  upload(data: TypedArray, spec: Spec): TfjsTensor {
    return this.own(upload(this.runtime, data, spec));
  }
  own(x: TfjsTensor): TfjsTensor {
    this.made.add(x);
    return x;
  }
}

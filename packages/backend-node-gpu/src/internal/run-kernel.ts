import { OneirosError, sizeOf, storage } from '@oneiros/core';
import type { Application, Kernel, KernelContext } from '@oneiros/tensor';
import type { Host } from './host.ts';
import { Kit, type TensorflowKernel } from './kit.ts';
import type { Held, Runtime } from './runtime.ts';

/** Computes by `kernel`; on the host what TensorFlow has no kernel for, or refuses, as indices out of bounds. */
export function runKernel(kernel: TensorflowKernel | undefined, runtime: () => Runtime, host: Host): Kernel<Held> {
  /** Applications that this TensorFlow has no kernel for. */
  const missing = new WeakSet<Application>();
  return (inputs, application, context) => {
    const { outputs } = application;
    const tensorflow = runtime();
    if (outputs.every(({ shape }) => sizeOf(shape) === 0))
      return outputs.map((spec) => tensorflow.upload(storage(spec.dtype, 0), spec));
    const covered = kernel && (kernel.accepts?.(application) ?? true) && !missing.has(application);
    if (!covered) return host.run(tensorflow, inputs, application);
    tensorflow.trim();
    try {
      return attempt(kernel, tensorflow, inputs, application, context);
    } catch (error) {
      if (kernel.leads) throw error;
      const { message } = error as Error;
      const status = Number(/TF_Status: (\d+)/.exec(message)?.[1] ?? -1);
      try {
        if (status === statuses.exhausted || !host.supports(application)) throw error;
        const results = host.run(tensorflow, inputs, application);
        if (status === statuses.notFound || status === statuses.unimplemented) missing.add(application);
        return results;
      } catch {
        throw new OneirosError(
          `Backend node-gpu: expected TensorFlow to compute op=${application.op.name}. Received: ${message.trim()}`,
          { cause: error },
        );
      }
    }
  };
}

/** From TensorFlow's tsl/protobuf/error_codes.proto. */
const statuses = { notFound: 5, exhausted: 8, unimplemented: 12 };

function attempt(
  kernel: TensorflowKernel,
  runtime: Runtime,
  inputs: readonly Held[],
  application: Application,
  context: KernelContext<Held>,
): readonly Held[] {
  const kit = new Kit(runtime, context);
  let results: readonly Held[] = [];
  try {
    const given = kernel.run(kit, inputs, application);
    results = 'id' in given ? [given] : given;
    return results;
  } finally {
    kit.finish(results);
  }
}

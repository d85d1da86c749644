import { cpu } from '@oneiros/backend-cpu';
import { type AnyOp, type Application, type Backend, type Kernel, kernelBackend } from '@oneiros/tensor';
import { loadAddon } from './internal/find-addon.ts';
import { Host } from './internal/host.ts';
import { runKernel } from './internal/run-kernel.ts';
import { type Held, Runtime } from './internal/runtime.ts';
import { kernels } from './kernels/table.ts';

export interface NodeGpuOptions {
  /**
   * The package that brings TensorFlow: '@tensorflow/tfjs-node-gpu' (CUDA, the default), '@tensorflow/tfjs-node' (CPU), or
   * the absolute path of the folder of one that was built elsewhere.
   */
  readonly package?: string;
  /** Threads that share the work of one op on the CPU. Default: as many as the machine has cores. Counts when TensorFlow is loaded first. */
  readonly threads?: number;
}

/** The backend, and what it holds. */
export interface NodeGpuBackend extends Backend {
  /** How many tensors TensorFlow holds for this process. */
  tensors(): number;
}

/**
 * Runs on TensorFlow's own library, with CUDA where `@tensorflow/tfjs-node-gpu` finds it. In Node only.
 *
 * ```ts
 * await useBackend(nodeGpu());                                     // @tensorflow/tfjs-node-gpu
 * await useBackend(nodeGpu({ package: '@tensorflow/tfjs-node' })); // the CPU
 * ```
 * @throws OneirosError on first use (and by `useBackend`) where the package is not installed or its addon does not load.
 */
export function nodeGpu({ package: name = '@tensorflow/tfjs-node-gpu', threads }: NodeGpuOptions = {}): NodeGpuBackend {
  const reference = cpu();
  const host = new Host(reference);
  let started: Runtime | null = null;
  const runtime = (): Runtime => (started ??= new Runtime(loadAddon(name, threads)));
  const isCovered = (application: Application): boolean => {
    const kernel = kernels.get(application.op);
    return kernel !== undefined && (kernel.accepts?.(application) ?? true);
  };

  const backend = kernelBackend<Held>({
    name: 'node-gpu',
    dtypes: reference.dtypes,
    kernels: new KernelTable((op) => runKernel(kernels.get(op), runtime, host)),
    accepts: (application) =>
      isCovered(application) || (host.supports(application) && (!application.op.expand || host.prefers(application))),
    initialize: async () => {
      runtime();
    },
    upload: (data, spec) => runtime().upload(data, spec),
    read: async (held) => runtime().read(held),
    free: (held) => runtime().free(held),
    share: (held) => runtime().share(held),
    device: () => `${runtime().onGpu ? 'GPU' : 'CPU'}, TensorFlow ${runtime().addon.TF_Version}`,
  });
  return {
    ...backend,
    readNow: (handle) => (runtime().onGpu ? null : runtime().read(handle as Held)),
    tensors: () => runtime().count(),
  };
}

/** Every op has a kernel: what TensorFlow does not compute, the host does. */
class KernelTable extends Map<AnyOp, Kernel<Held>> {
  readonly #make: (op: AnyOp) => Kernel<Held>;

  constructor(make: (op: AnyOp) => Kernel<Held>) {
    super();
    this.#make = make;
  }
  override has(): boolean {
    return true;
  }
  override get(op: AnyOp): Kernel<Held> {
    let kernel = super.get(op);
    if (!kernel) this.set(op, (kernel = this.#make(op)));
    return kernel;
  }
}

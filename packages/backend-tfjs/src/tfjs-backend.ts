import { type DType, OneirosError, sizeOf, storage, type TypedArray } from '@oneiros/core';
import {
  type AnyOp,
  type Application,
  type Backend,
  constantOp,
  type Executable,
  type Program,
  type Spec,
} from '@oneiros/tensor';
import { type ControlTools, controlSteps } from './internal/control.ts';
import { fromStored, storedAs } from './internal/elements.ts';
import { Lane } from './internal/lane.ts';
import { lowered } from './internal/lowered.ts';
import { onHost } from './internal/on-host.ts';
import { type Step, upload, Walker } from './internal/walk.ts';
import type { Lowering, LoweringEntry } from './lowering.ts';
import type { DataId, TfjsKernel, TfjsRuntime, TfjsTensor } from './tfjs-types.ts';

/** A tfjs backend that is up. */
export interface StartedTfjs {
  readonly runtime: TfjsRuntime;
  /** The kernels that may be called: what each kernel file of the tfjs backend exports. */
  readonly kernels: readonly TfjsKernel[];
  /** Where it runs, for people. */
  readonly device?: string;
}

export interface TfjsBackendOptions {
  readonly name: string;
  /** The element types it computes rightly. */
  readonly dtypes: readonly DType[];
  /** Brings tfjs up; rejects, saying what to do, where it cannot run. */
  readonly start: () => Promise<StartedTfjs>;
  /** How ops are computed: the backend's own lowerings first, then families of this package. */
  readonly lowerings: Iterable<LoweringEntry>;
  /** Computes what has no lowering: operands are read back for it. Absent: such an op is an error. */
  readonly host?: Backend;
  /** Whether an op with a definition in other ops goes to the host nevertheless. Default: where it has a dtype that tfjs does not compute in. */
  readonly prefersHost?: (application: Application) => boolean;
  /** The elements at once, where they lie on the host (a tfjs backend's `readSync`); else `null`. Absent: never. */
  readonly readNow?: (dataId: DataId, runtime: TfjsRuntime) => ArrayLike<number> | null;
  /** The elements where they lie, for kernels of the host to look at: nothing is copied for them. */
  readonly look?: (tensor: TfjsTensor, runtime: TfjsRuntime) => TypedArray;
  /** Throws if nothing can run any more, as on a lost device. Called before whatever is run, uploaded or read. */
  readonly check?: () => void;
}

/**
 * A backend that computes with kernels of TensorFlow.js. They are called directly: no tensors, gradients or engine of tfjs
 * take part, so several such backends live side by side.
 *
 * ```ts
 * const backend = tfjsBackend({ name: 'wasm', dtypes: ['float32', 'int32', 'bool'], start, lowerings: tfjsLowerings, host: cpu() });
 * ```
 */
export function tfjsBackend(options: TfjsBackendOptions): Backend {
  const { name, dtypes, host, check = () => {} } = options;
  const { prefersHost = ({ inputs, outputs }) => [...inputs, ...outputs].some(isForeign) } = options;
  const lane = new Lane();
  let starting: Promise<void> | null = null;
  let state: Started | null = null;

  const started = (): Started => {
    check();
    if (state) return state;
    throw new OneirosError(
      `Backend ${name}: expected it to be started. Received: a use before that. Call \`await useBackend(…)\` or \`await backend.initialize()\` first.`,
    );
  };
  const readNow = (id: DataId, spec: Spec): TypedArray | null => {
    const values = options.readNow?.(id, started().runtime);
    return values ? fromStored(values, spec.dtype) : null;
  };
  const tools: ControlTools = {
    read: (tensor, spec) => {
      const { runtime } = started();
      return (
        readNow(tensor.dataId, spec) ?? runtime.read(tensor.dataId).then((values) => fromStored(values, spec.dtype))
      );
    },
    stepFor: (application) => stepFor(application),
  };

  const look: ControlTools['read'] = (tensor, spec) =>
    options.look && !isForeign(spec) ? options.look(tensor, started().runtime) : tools.read(tensor, spec);
  const loweringOf = (application: Application): Lowering | undefined =>
    started()
      .lowerings.get(application.op)
      ?.find((lowering) => accepts(lowering, application));
  const isOnHost = (application: Application): boolean =>
    host?.supports(application) === true && (!application.op.expand || prefersHost(application));

  function stepFor(application: Application): Step {
    const control = controlSteps.get(application.op);
    if (control) return control(application, tools);
    const { outputs } = application;
    if (isEmpty(application)) return (_, walker) => outputs.map((spec) => walker.upload(storage(spec.dtype, 0), spec));
    const lowering = loweringOf(application);
    if (lowering) return lowered(lowering, application, started().kernels);
    if (host?.supports(application)) return onHost(application, host, look);
    throw new OneirosError(
      `Backend ${name}: expected an op it has a kernel for. Received: op=${application.op.name}. Pass a host that computes it: ${name}({ host: cpu() }).`,
    );
  }

  return {
    name,
    dtypes,
    initialize: () => {
      starting ??= options.start().then(
        ({ runtime, kernels, device }) => {
          const table = new Map(kernels.map((kernel) => [kernel.kernelName, kernel]));
          state = { runtime, kernels: table, device, lowerings: available(options.lowerings, table) };
        },
        (error) => {
          starting = null;
          throw error;
        },
      );
      return starting;
    },
    device: () => state?.device ?? 'not started',
    supports: (application) =>
      application.op === constantOp ||
      controlSteps.has(application.op) ||
      isEmpty(application) ||
      loweringOf(application) !== undefined ||
      isOnHost(application),
    upload: (data, spec) => new Held(upload(started().runtime, data, spec).dataId, spec),
    read: (handle, spec) => {
      const held = handle as Held;
      return new Promise((resolve, reject) => {
        lane.do(() => {
          const { runtime } = started();
          const id = held.take();
          runtime.incRef(id); // it may be freed before the elements are there
          runtime
            .read(id)
            .then((values) => resolve(fromStored(values, spec.dtype)), reject)
            .finally(() => runtime.disposeData(id));
          return undefined;
        }, reject);
      });
    },
    ...(options.readNow && {
      readNow: (handle: unknown) => (lane.idle ? (handle as Held).now(readNow) : null),
    }),
    free: (handle) => {
      const { runtime } = state!;
      const free = (): undefined => {
        (handle as Held).free(runtime);
      };
      lane.do(free, () => {});
    },
    compile: (program) => compile(program, { started, stepFor, lane }),
  };
}

interface Started {
  readonly runtime: TfjsRuntime;
  readonly kernels: ReadonlyMap<string, TfjsKernel>;
  readonly lowerings: ReadonlyMap<AnyOp, readonly Lowering[]>;
  readonly device: string | undefined;
}

/** What a tensor of the backend holds: data that is there, that comes, or that could not be computed. */
class Held {
  readonly #spec: Spec;
  #id: DataId | null;
  #failure: { readonly error: unknown } | null = null;
  #freed = false;

  constructor(id: DataId | null, spec: Spec) {
    this.#id = id;
    this.#spec = spec;
  }

  /** The data, now that all work before has run. */
  take(): DataId {
    if (this.#failure) throw this.#failure.error;
    return this.#id!;
  }
  give(id: DataId): void {
    this.#id = id;
  }
  fail(error: unknown): void {
    this.#failure = { error };
  }
  /** The elements, if they can be had at once; why they could not be computed is told by who waits for them. */
  now(read: (id: DataId, spec: Spec) => TypedArray | null): TypedArray | null {
    return this.#failure ? null : read(this.take(), this.#spec);
  }
  free(runtime: TfjsRuntime): void {
    if (this.#freed) return;
    this.#freed = true;
    if (this.#id !== null) runtime.disposeData(this.#id);
  }
}

interface Compiling {
  readonly started: () => Started;
  readonly stepFor: (application: Application) => Step;
  readonly lane: Lane;
}

function compile(program: Program, { started, stepFor, lane }: Compiling): Executable {
  const { runtime } = started();
  const walker = new Walker(runtime, stepFor);
  walker.prepare(program);
  return {
    run: (handles, donated) => {
      started();
      const inputs = handles as readonly Held[];
      const outputs = program.outputs.map((spec) => new Held(null, spec));
      const freeDonated = (): void => {
        for (const i of donated) inputs[i]!.free(runtime);
      };
      const failed = (error: unknown): void => {
        for (const output of outputs) output.fail(error);
        freeDonated();
      };
      const finish = (results: readonly TfjsTensor[]): void => {
        results.forEach((tensor, i) => outputs[i]!.give(tensor.dataId));
        freeDonated();
      };
      lane.do(() => {
        const results = walker.run(
          program,
          inputs.map((held) => held.take()),
        );
        if (results instanceof Promise) return results.then(finish);
        finish(results);
        return undefined;
      }, failed);
      return outputs;
    },
    dispose: () =>
      lane.do(
        () => void walker.dispose(),
        () => {},
      ),
  };
}

/** Lowerings by op whose kernels are there. */
function available(
  entries: Iterable<LoweringEntry>,
  kernels: ReadonlyMap<string, TfjsKernel>,
): ReadonlyMap<AnyOp, readonly Lowering[]> {
  const table = new Map<AnyOp, Lowering[]>();
  for (const [op, lowering] of entries) {
    if (lowering.needs?.some((name) => !kernels.has(name))) continue;
    const known = table.get(op);
    if (known) known.push(lowering);
    else table.set(op, [lowering]);
  }
  return table;
}

/** Whether there is nothing to compute. */
function isEmpty({ outputs }: Application): boolean {
  return outputs.every(({ shape }) => sizeOf(shape) === 0);
}

/** Whether `lowering` computes the application. */
function accepts(lowering: Lowering, application: Application): boolean {
  return lowering.accepts ? lowering.accepts(application) : application.inputs.every(({ shape }) => sizeOf(shape) > 0);
}

/** Whether tfjs itself has no such dtype. */
function isForeign({ dtype }: Spec): boolean {
  return storedAs(dtype) !== dtype;
}

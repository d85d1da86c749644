import { availableParallelism } from 'node:os';
import { cpu } from '@oneiros/backend-cpu';
import type { Application, Backend } from '@oneiros/tensor';
import { createWorkshop } from './fusion/workshop.ts';
import { HostArray, Pool } from './internal/arrays.ts';
import { channelBlock, checkProviders } from './internal/blocks.ts';
import { compile, drawsWords } from './internal/compile.ts';
import type { Settings } from './internal/graph-segment.ts';
import { isLowered } from './internal/lower-program.ts';
import { once } from './internal/once.ts';
import { lowerings } from './lowerings/table.ts';

export interface OnnxruntimeOptions {
  /** Threads that share the work of one op. Default: as many as the machine has cores. */
  readonly threads?: number;
  /**
   * Where graphs run, first choice first: 'cpu', 'webgpu', or one with options, `{ name: 'webgpu', … }`. All named must start;
   * nodes that one has no kernel for go to the next, in the end to 'cpu'. Default ['cpu'].
   */
  readonly executionProviders?: readonly (string | { readonly name: string })[];
  /**
   * Programs that touch fewer elements than this are computed by backend-cpu, where they start at once; making a graph
   * takes a millisecond. 0 makes a graph of everything. Default 4096.
   */
  readonly smallestGraph?: number;
}

/**
 * The fast backend for Node: every program becomes one ONNX graph, which onnxruntime runs whole.
 *
 * ```ts
 * await useBackend(onnxruntime({ threads: 4 }));
 * ```
 * @throws OneirosError on first use (and by `useBackend`) where onnxruntime-node has no binary for this machine, or an
 * execution provider does not start.
 */
export function onnxruntime({
  threads = availableParallelism(),
  executionProviders = ['cpu'],
  smallestGraph = 4096,
}: OnnxruntimeOptions = {}): Backend {
  const host = cpu();
  const pool = new Pool(256 * 2 ** 20);
  let known: Settings | null = null;
  const settings = (): Settings => {
    if (known) return known;
    const onCpu = isCpu(executionProviders);
    if (!onCpu) checkProviders(executionProviders);
    known = { threads, executionProviders, block: onCpu ? channelBlock() : 0 };
    return known;
  };
  const workshop = once(() => (isCpu(executionProviders) ? createWorkshop(threads) : null));
  let lastPause = Date.now();

  return {
    name: 'onnxruntime',
    dtypes: host.dtypes,
    initialize: async () => {
      settings();
    },
    // What has neither a lowering nor a definition in other ops is computed on the host.
    supports: (application: Application) =>
      isLowered(application, lowerings) ||
      (host.supports(application) && (!application.op.expand || drawsWords(application))),
    upload: (data) => new HostArray(data, false),
    read: async (handle) => {
      const data = (handle as HostArray).handOut();
      // Work is done where it is asked for; timers and sockets get their turn here.
      if (Date.now() - lastPause > 20) {
        await new Promise((resolve) => setImmediate(resolve));
        lastPause = Date.now();
      }
      return data;
    },
    readNow: (handle) => (handle as HostArray).handOut(),
    free: (handle) => (handle as HostArray).recycle(pool),
    compile: (program) => compile(program, { host, table: lowerings, settings, smallestGraph, pool, workshop }),
    device: () =>
      `${executionProviders.map((p) => (typeof p === 'string' ? p : p.name)).join(', ')}, ${threads} threads`,
  };
}

function isCpu(providers: OnnxruntimeOptions['executionProviders']): boolean {
  return (providers ?? []).every((p) => (typeof p === 'string' ? p : p.name) === 'cpu');
}

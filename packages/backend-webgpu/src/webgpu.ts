/// <reference types="@webgpu/types" />
import {
  type LoweringEntry,
  type TfjsTensor,
  tfjsBackend,
  convolutionLowerings as tfjsConvolutions,
  dotLowerings as tfjsDots,
} from '@oneiros/backend-tfjs';
import { type DType, OneirosError } from '@oneiros/core';
import type { Backend } from '@oneiros/tensor';
import { findGpu } from './internal/find-gpu.ts';
import { Gpu } from './internal/gpu.ts';
import { tfjsKernels } from './internal/tfjs-kernels.ts';
import { convolutionLowerings } from './lowerings/convolution.ts';
import { directConvolutionLowerings } from './lowerings/direct-convolution.ts';
import { directProductLowerings } from './lowerings/direct-product.ts';
import { dotLowerings } from './lowerings/dot.ts';
import { elementwiseLowerings } from './lowerings/elementwise.ts';
import { indexingLowerings } from './lowerings/indexing.ts';
import { movementLowerings } from './lowerings/movement.ts';
import { randomLowerings } from './lowerings/random.ts';
import { reductionLowerings } from './lowerings/reduction.ts';
import { sortingLowerings } from './lowerings/sorting.ts';
import { windowLowerings } from './lowerings/window.ts';

export interface WebgpuOptions {
  /** Which of several GPUs: 'high-performance' (default) or 'low-power'. */
  readonly powerPreference?: 'high-performance' | 'low-power';
  /**
   * Computes what has no shader here (linear algebra, long sorts, `lgamma`): its operands are read back for it. Default: none,
   * and such an op is an error that says so.
   */
  readonly host?: Backend;
  /**
   * How matrix products and convolutions are computed: 'tiled', by workgroups whose threads share what they read (tfjs's
   * kernels), or 'direct', each thread for itself. Default: 'direct' where WebGPU runs on a CPU, which is 50 times faster there.
   */
  readonly products?: 'tiled' | 'direct';
  /** The WebGPU to use instead of the browser's or Dawn's. */
  readonly gpu?: GPU;
}

/** The backend on a GPU, with what tells how it is used. */
export interface WebgpuBackend extends Backend {
  /** Counts since the start, and what is held now: for tests and tuning. */
  readonly statistics: () => WebgpuStatistics;
  /** Gives the GPU back. Tensors on it are lost. */
  readonly destroy: () => void;
}
export interface WebgpuStatistics {
  /** How often elements were read back. */
  readonly readbacks: number;
  /** Tensors that lie on the GPU or wait to be uploaded, intermediates and constants of programs included. */
  readonly tensors: number;
  /** Bytes of buffers in use, and of those kept for the next tensors of their size. */
  readonly bytes: number;
  readonly bytesAllocated: number;
  /** Shaders of our own that were compiled. */
  readonly shaders: number;
}

/**
 * The backend for GPUs through WebGPU: in browsers, and in Node with npm's `webgpu`.
 *
 * ```ts
 * await useBackend(webgpu(), cpu());            // cpu where there is no WebGPU
 * await useBackend(webgpu({ host: cpu() }));    // cpu for the few ops that have no shader
 * ```
 * @throws OneirosError by `useBackend` where there is no WebGPU or no adapter; later, by whatever is read, if the device is lost.
 */
export function webgpu(options: WebgpuOptions = {}): WebgpuBackend {
  const { powerPreference = 'high-performance', host, gpu: given } = options;
  let { products } = options;
  let running: Gpu | null = null;
  let lost: OneirosError | null = null;
  let failure: OneirosError | null = null;
  const failed = (what: string, remedy: string): OneirosError =>
    new OneirosError(`Backend webgpu: expected a device that works. Received: ${what}. ${remedy}`);

  const backend = tfjsBackend({
    name: 'webgpu',
    dtypes,
    lowerings: [
      ...elementwiseLowerings,
      ...movementLowerings,
      ...reductionLowerings,
      ...indexingLowerings,
      ...randomLowerings,
      ...sortingLowerings,
      ...windowLowerings,
      ...[...directProductLowerings, ...directConvolutionLowerings].map(
        ([op, lowering]): LoweringEntry => [
          op,
          { ...lowering, accepts: (application) => products === 'direct' && lowering.accepts!(application) },
        ],
      ),
      ...convolutionLowerings,
      ...tfjsConvolutions,
      ...tfjsDots,
      ...dotLowerings,
    ],
    ...(host && { host }),
    prefersHost: () => false,
    readNow: (dataId, runtime) => (runtime as Gpu).hostValues(dataId),
    check: () => {
      if (lost) throw lost;
      // Told once: smaller work may go well afterwards.
      const told = failure;
      failure = null;
      if (told) throw told;
    },
    start: async () => {
      const gpu = given ?? (await findGpu());
      const adapter = await gpu.requestAdapter({ powerPreference });
      if (!adapter) {
        throw new OneirosError(
          'Backend webgpu: expected a GPU adapter. Received: none from requestAdapter(). Check the graphics driver (in Node on Linux: a Vulkan driver), or name another backend after it: useBackend(webgpu(), cpu()).',
        );
      }
      products ??= isSoftware(adapter) ? 'direct' : 'tiled';
      const device = await adapter.requestDevice({ requiredLimits: limitsOf(adapter) });
      device.addEventListener('uncapturederror', ({ error }) => {
        failure ??= failed(
          `an error of the GPU, ${error.message}`,
          'What was computed since the last read is not right. If memory ran out, use smaller batches.',
        );
      });
      void device.lost.then(({ reason, message }) => {
        lost ??= failed(
          `a lost device (${reason}${message ? `: ${message.trim()}` : ''})`,
          reason === 'destroyed'
            ? 'Make another with webgpu().'
            : 'Its tensors are gone: call useBackend(webgpu()) again, or another backend, and load the last saved weights.',
        );
      });
      // There are drivers on which nothing fails and nothing is computed.
      running = new Gpu(device, adapter.info);
      await tryOut(running);
      return { runtime: running, kernels: tfjsKernels, device: nameOf(adapter) };
    },
  });

  return {
    ...backend,
    statistics: () => {
      const memory = running?.memory();
      return {
        readbacks: running?.readbacks ?? 0,
        tensors: running?.numDataIds() ?? 0,
        bytes: memory?.bytes ?? 0,
        bytesAllocated: memory?.bytesAllocated ?? 0,
        shaders: running?.shaders ?? 0,
      };
    },
    destroy: () => running?.device.destroy(),
  };
}

const dtypes: readonly DType[] = ['float32', 'int8', 'int16', 'int32', 'uint8', 'uint16', 'uint32', 'bool'];

/** As much as the adapter has of what large tensors and workgroups need. */
function limitsOf({ limits }: GPUAdapter): Record<string, number> {
  return Object.fromEntries(
    (
      [
        'maxBufferSize',
        'maxStorageBufferBindingSize',
        'maxStorageBuffersPerShaderStage',
        'maxComputeWorkgroupStorageSize',
        'maxComputeWorkgroupsPerDimension',
        'maxComputeWorkgroupSizeX',
        'maxComputeInvocationsPerWorkgroup',
      ] as const
    ).map((name) => [name, limits[name]]),
  );
}

/** Whether the CPU plays the GPU. */
function isSoftware({ info }: GPUAdapter): boolean {
  return (
    info.isFallbackAdapter ||
    /swiftshader|llvmpipe|lavapipe|basic render/i.test(`${info.architecture} ${info.device} ${info.description}`)
  );
}

function nameOf({ info }: GPUAdapter): string {
  return [info.vendor, info.architecture, info.device, info.description].filter(Boolean).join(' ') || 'unknown GPU';
}

/** Doubles a number there and reads it back. */
async function tryOut(gpu: Gpu): Promise<void> {
  const code = `@group(0) @binding(0) var<storage, read_write> y: array<f32>;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@compute @workgroup_size(1) fn main() { y[0] = 2.0 * x[0]; }`;
  const x: TfjsTensor = { dataId: gpu.write(Float32Array.of(21), [1], 'float32'), shape: [1], dtype: 'float32' };
  const y = gpu.make([1], 'float32');
  gpu.dispatch({ code, buffers: [y, x], params: [], groups: [1, 1, 1] });
  const [answer] = (await gpu.read(y.dataId)) as Float32Array;
  for (const tensor of [x, y]) gpu.disposeData(tensor.dataId);
  gpu.readbacks = 0;
  if (answer !== 42) {
    throw new OneirosError(
      `Backend webgpu: expected a GPU that computes. Received: 2 · 21 = ${answer}. Update the browser or the graphics driver, or name another backend after it: useBackend(webgpu(), cpu()).`,
    );
  }
}

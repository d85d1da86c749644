/// <reference types="@webgpu/types" />
import type { TfjsDType, TfjsTensor } from '@oneiros/backend-tfjs';
import { OneirosError } from '@oneiros/core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu.js';
import { elementShader, groupsFor } from '../wgsl/shader.ts';

/** Work for the GPU: a shader, what it is bound to, and how often it runs. */
export interface Dispatch {
  /** The whole shader. Equal text is compiled once. */
  readonly code: string;
  /** Bindings 0, 1, …: first what is written. */
  readonly buffers: readonly TfjsTensor[];
  /** Numbers for the binding after these; none, no binding. */
  readonly params: readonly number[];
  /** Workgroups along x, y and z. */
  readonly groups: readonly [number, number, number];
}

/** The parts of tfjs's backend that its types hide. */
interface Recording {
  commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  dispatchCountInPass: number;
  commandQueueOwnedIds: WeakSet<object>;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
  tensorToBinding(tensor: TfjsTensor): GPUBindingResource;
}

/** How much work is recorded before it is handed to the GPU. */
const batchSize = 48;

/**
 * tfjs's backend, which holds the buffers and the queue of commands, with shaders of our own in the same queue. Numbers
 * that shaders take (shapes, strides) are the same at every run of a program, so their buffers are kept.
 */
export class Gpu extends WebGPUBackend {
  /** How often elements were read back. */
  readbacks = 0;
  readonly #pipelines = new Map<string, GPUComputePipeline>();
  readonly #uniforms = new Map<string, GPUBuffer>();

  /** A tensor that is not written yet. */
  make(shape: readonly number[], dtype: TfjsDType): TfjsTensor {
    return this.makeTensorInfo([...shape], dtype) as TfjsTensor;
  }

  /** Records the work; it runs after all that was recorded before. */
  dispatch({ code, buffers, params, groups }: Dispatch): void {
    for (const { dataId } of buffers) this.uploadToGPU(dataId);
    const pipeline = this.#pipeline(code);
    const recording = this as unknown as Recording;
    const resources = buffers.map((tensor) => recording.tensorToBinding(tensor));
    if (params.length > 0) resources.push({ buffer: this.#uniform(params) });
    const group = this.device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: resources.map((resource, binding) => ({ binding, resource })),
    });
    for (const { dataId } of buffers) recording.commandQueueOwnedIds.add(dataId);
    recording.ensureCommandEncoderReady();
    recording.computePassEncoder ??= recording.commandEncoder!.beginComputePass();
    recording.computePassEncoder.setPipeline(pipeline);
    recording.computePassEncoder.setBindGroup(0, group);
    recording.computePassEncoder.dispatchWorkgroups(...groups);
    if (++recording.dispatchCountInPass >= batchSize) {
      recording.endComputePassEncoder();
      recording.submitQueue();
    }
  }

  /** Fills a tensor with zeros. */
  clear(tensor: TfjsTensor): void {
    const size = tensor.shape.reduce((n, size) => n * size, 1);
    const code = elementShader({ buffers: ['i32'], params: 1, body: 'b0[i] = 0;' });
    this.dispatch({ code, buffers: [tensor], params: [size], groups: groupsFor(size) });
  }

  /** The elements, where they have not left the host. */
  hostValues(dataId: object): ArrayLike<number> | null {
    return (this.tensorMap.get(dataId).values as ArrayLike<number> | null | undefined) ?? null;
  }

  /** Small data stays on the GPU too: tfjs would compute it on the host as long as it has not been uploaded. */
  override shouldExecuteOnCPU(): boolean {
    return false;
  }

  override uploadToGPU(dataId: object): void {
    const { shape, resource } = this.tensorMap.get(dataId);
    if (resource == null) this.#checkSize(4 * shape.reduce((n: number, size: number) => n * size, 1), shape);
    super.uploadToGPU(dataId);
  }

  override async read(dataId: object): ReturnType<WebGPUBackend['read']> {
    if (this.tensorMap.has(dataId) && this.tensorMap.get(dataId).values == null) this.readbacks++;
    return super.read(dataId);
  }

  /** How many shaders have been compiled. */
  get shaders(): number {
    return this.#pipelines.size;
  }

  #pipeline(code: string): GPUComputePipeline {
    let pipeline = this.#pipelines.get(code);
    if (!pipeline) {
      const module = this.device.createShaderModule({ code });
      pipeline = this.device.createComputePipeline({ layout: 'auto', compute: { module, entryPoint: 'main' } });
      this.#pipelines.set(code, pipeline);
    }
    return pipeline;
  }

  #uniform(params: readonly number[]): GPUBuffer {
    const key = params.join();
    let buffer = this.#uniforms.get(key);
    if (!buffer) {
      const words = new Int32Array(Math.ceil(params.length / 4) * 4);
      words.set(params);
      buffer = this.device.createBuffer({
        size: words.byteLength,
        usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
        mappedAtCreation: true,
      });
      new Int32Array(buffer.getMappedRange()).set(words);
      buffer.unmap();
      this.#uniforms.set(key, buffer);
    }
    return buffer;
  }

  #checkSize(bytes: number, shape: readonly number[]): void {
    const { maxBufferSize, maxStorageBufferBindingSize } = this.device.limits;
    const allowed = Math.min(maxBufferSize, maxStorageBufferBindingSize);
    if (bytes <= allowed) return;
    throw new OneirosError(
      `Backend webgpu: expected tensors of at most ${allowed} bytes, which is this adapter's limit. Received: shape=[${shape}], ${bytes} bytes. Use smaller batches, split the tensor, or run this part on another backend.`,
    );
  }
}

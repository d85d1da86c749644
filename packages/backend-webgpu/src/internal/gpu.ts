/// <reference types="@webgpu/types" />
import type { DataId, TfjsDType, TfjsRuntime, TfjsTensor, TfjsValues } from '@oneiros/backend-tfjs';
import { getOrInsert, OneirosError, sizeOf } from '@oneiros/core';
import { elementShader, groupsFor } from '../wgsl/shader.ts';
import { Buffers } from './buffers.ts';

/** Work for the GPU: a shader, what it is bound to, and how often it runs. */
export interface Dispatch {
  /** The whole shader. Equal text is compiled once. */
  readonly code: string;
  /** Bindings 0, 1, …: first what is written. */
  readonly buffers: readonly TfjsTensor[];
  /** Numbers for the binding after these; none, no binding. */
  readonly params: readonly number[];
  /** Workgroups along x, y and z. */
  readonly groups: Groups;
}

/** Workgroups along x, y and z. */
export type Groups = readonly [x: number, y: number, z: number];

/** Work with a shader that is compiled, and with its numbers where they are on the GPU. */
export interface PreparedDispatch {
  readonly pipeline: GPUComputePipeline;
  readonly buffers: readonly TfjsTensor[];
  readonly uniform: GPUBuffer | null;
  readonly groups: Groups;
}

/** Elements: on the host until a shader needs them, on the GPU, or on both after they have been read. */
interface Data {
  values: TfjsValues | null;
  buffer: GPUBuffer | null;
  references: number;
  readonly shape: readonly number[];
  readonly dtype: TfjsDType;
}

/** How much work is recorded before it is handed to the GPU. */
const batchSize = 48;

/**
 * Memory of the GPU and the queue of commands. Numbers that shaders take (shapes, strides) are the same at every run of a
 * program, so their buffers are kept.
 */
export class Gpu implements TfjsRuntime {
  readonly device: GPUDevice;
  readonly adapterInfo: GPUAdapterInfo;
  /** How often elements were read back. */
  readbacks = 0;
  readonly #mostBytes: number;
  readonly #memory: Buffers;
  readonly #staging: Buffers;
  readonly #data = new Map<DataId, Data>();
  readonly #pipelines = new Map<string, GPUComputePipeline>();
  readonly #uniforms = new Map<string, GPUBuffer>();
  readonly #params = new WeakMap<readonly number[], GPUBuffer>();
  #commands: GPUCommandEncoder | null = null;
  #pass: GPUComputePassEncoder | null = null;
  #dispatches = 0;
  /** Buffers that recorded work uses, and those of them whose data is gone. */
  #recorded = new Set<GPUBuffer>();
  #released: GPUBuffer[] = [];

  constructor(device: GPUDevice, adapterInfo: GPUAdapterInfo) {
    this.device = device;
    this.adapterInfo = adapterInfo;
    this.#mostBytes = Math.min(device.limits.maxBufferSize, device.limits.maxStorageBufferBindingSize);
    const { STORAGE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage;
    this.#memory = new Buffers(device, STORAGE | COPY_SRC | COPY_DST);
    this.#staging = new Buffers(device, MAP_READ | COPY_DST);
  }

  write(values: TfjsValues | null, shape: readonly number[], dtype: TfjsDType): DataId {
    const id = {};
    this.#data.set(id, { values, shape, dtype, buffer: null, references: 1 });
    return id;
  }

  /** A tensor that is not written yet. */
  make(shape: readonly number[], dtype: TfjsDType): TfjsTensor {
    return { dataId: this.write(null, shape, dtype), shape: [...shape], dtype };
  }

  incRef(id: DataId): void {
    this.#data.get(id)!.references++;
  }

  disposeData(id: DataId): void {
    const data = this.#data.get(id);
    if (!data || --data.references > 0) return;
    this.#data.delete(id);
    if (!data.buffer) return;
    if (this.#recorded.has(data.buffer)) this.#released.push(data.buffer);
    else this.#memory.give(data.buffer);
  }

  async read(id: DataId): Promise<TfjsValues> {
    const data = this.#data.get(id)!;
    if (data.values) return data.values;
    this.readbacks++;
    const from = this.#bufferOf(id);
    const staging = this.#staging.take(from.size);
    this.#endPass();
    this.#encoder().copyBufferToBuffer(from, 0, staging, 0, from.size);
    this.#submit();
    await staging.mapAsync(GPUMapMode.READ);
    const bytes = staging.getMappedRange().slice(0);
    staging.unmap();
    this.#staging.give(staging);
    const size = sizeOf(data.shape);
    const words = data.dtype === 'float32' ? new Float32Array(bytes, 0, size) : new Int32Array(bytes, 0, size);
    data.values = data.dtype === 'bool' ? Uint8Array.from(words) : words;
    return data.values;
  }

  /** The elements, where they are on the host. */
  hostValues(id: DataId): TfjsValues | null {
    return this.#data.get(id)!.values;
  }

  numDataIds(): number {
    return this.#data.size;
  }

  /** Bytes of tensors on the GPU, and with those that are kept for others. */
  memory(): { readonly bytes: number; readonly bytesAllocated: number } {
    const waiting = this.#released.reduce((sum, { size }) => sum + size, 0);
    return {
      bytes: this.#memory.bytes - waiting,
      bytesAllocated: this.#memory.bytesAllocated + this.#staging.bytesAllocated,
    };
  }

  /** How many shaders have been compiled. */
  get shaders(): number {
    return this.#pipelines.size;
  }

  /** Records the work; it runs after all that was recorded before. */
  dispatch({ code, buffers, params, groups }: Dispatch): void {
    const pipeline = this.pipeline(code, () => {
      const module = this.device.createShaderModule({ code });
      return this.device.createComputePipeline({ layout: 'auto', compute: { module, entryPoint: 'main' } });
    });
    this.record({ pipeline, buffers, uniform: params.length > 0 ? this.#uniformOf(params) : null, groups });
  }

  /** The pipeline known by `key`. */
  pipeline(key: string, compile: () => GPUComputePipeline): GPUComputePipeline {
    return getOrInsert(this.#pipelines, key, compile);
  }

  /** The same as `dispatch`, with what it makes of code and parameters. */
  record({ pipeline, buffers, uniform, groups }: PreparedDispatch): void {
    const bound = buffers.map(({ dataId }) => this.#bufferOf(dataId));
    for (const buffer of bound) this.#recorded.add(buffer);
    if (uniform) bound.push(uniform);
    const group = this.device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: bound.map((buffer, binding) => ({ binding, resource: { buffer } })),
    });
    this.#pass ??= this.#encoder().beginComputePass();
    this.#pass.setPipeline(pipeline);
    this.#pass.setBindGroup(0, group);
    this.#pass.dispatchWorkgroups(...groups);
    if (++this.#dispatches >= batchSize) {
      this.#endPass();
      this.#submit();
    }
  }

  /** Numbers on the GPU, as they are in memory; equal ones are there once. */
  uniform(words: Int32Array): GPUBuffer {
    return getOrInsert(this.#uniforms, words.join(), () => {
      const buffer = this.device.createBuffer({
        size: words.byteLength,
        usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
        mappedAtCreation: true,
      });
      new Int32Array(buffer.getMappedRange()).set(words);
      buffer.unmap();
      return buffer;
    });
  }

  /** Fills a tensor with zeros. */
  clear(tensor: TfjsTensor): void {
    const size = sizeOf(tensor.shape);
    const code = elementShader({ buffers: ['i32'], params: 1, body: 'b0[i] = 0;' });
    this.dispatch({ code, buffers: [tensor], params: [size], groups: groupsFor(size) });
  }

  /** Where the data is on the GPU; elements of the host go there, and are kept no longer. */
  #bufferOf(id: DataId): GPUBuffer {
    const data = this.#data.get(id)!;
    if (data.buffer) return data.buffer;
    const { values, shape, dtype } = data;
    const bytes = 4 * sizeOf(shape);
    this.#checkSize(bytes, shape);
    data.buffer = this.#memory.take(bytes);
    if (values) {
      const words = dtype === 'bool' ? Int32Array.from(values as Uint8Array) : values;
      this.device.queue.writeBuffer(data.buffer, 0, words.buffer as ArrayBuffer, words.byteOffset, bytes);
      data.values = null;
    }
    return data.buffer;
  }

  #encoder(): GPUCommandEncoder {
    this.#commands ??= this.device.createCommandEncoder();
    return this.#commands;
  }

  #endPass(): void {
    this.#pass?.end();
    this.#pass = null;
  }

  #submit(): void {
    this.device.queue.submit([this.#encoder().finish()]);
    this.#commands = null;
    this.#dispatches = 0;
    for (const buffer of this.#released) this.#memory.give(buffer);
    this.#released = [];
    this.#recorded = new Set();
  }

  /** Parameters, which come as vectors of four; most are the same array at every run. */
  #uniformOf(params: readonly number[]): GPUBuffer {
    return getOrInsert(this.#params, params, () => {
      const words = new Int32Array(Math.ceil(params.length / 4) * 4);
      words.set(params);
      return this.uniform(words);
    });
  }

  #checkSize(bytes: number, shape: readonly number[]): void {
    if (bytes <= this.#mostBytes) return;
    throw new OneirosError(
      `Backend webgpu: expected tensors of at most ${this.#mostBytes} bytes, which is this adapter's limit. Received: shape=[${shape}], ${bytes} bytes. Use smaller batches, split the tensor, or run this part on another backend.`,
    );
  }
}

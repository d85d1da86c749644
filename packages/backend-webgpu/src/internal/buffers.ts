/// <reference types="@webgpu/types" />

/** Memory of the GPU by size: what is given back is used again for what has the same size, since programs repeat themselves. */
export class Buffers {
  /** Bytes that are in use. */
  bytes = 0;
  /** Bytes that are in use or kept. */
  bytesAllocated = 0;
  readonly #device: GPUDevice;
  readonly #usage: GPUBufferUsageFlags;
  readonly #kept = new Map<number, GPUBuffer[]>();

  constructor(device: GPUDevice, usage: GPUBufferUsageFlags) {
    this.#device = device;
    this.#usage = usage;
  }

  /** A buffer of so many bytes, with any content. */
  take(size: number): GPUBuffer {
    this.bytes += size;
    const kept = this.#kept.get(size)?.pop();
    if (kept) return kept;
    this.bytesAllocated += size;
    return this.#device.createBuffer({ size, usage: this.#usage });
  }

  /** Gives one back that no work which is not submitted yet uses. */
  give(buffer: GPUBuffer): void {
    this.bytes -= buffer.size;
    const kept = this.#kept.get(buffer.size);
    if (kept) kept.push(buffer);
    else this.#kept.set(buffer.size, [buffer]);
  }
}

/// <reference types="@webgpu/types" />
import { cpu } from '@oneiros/backend-cpu';
import { Dense } from '@oneiros/layers-core';
import { MeanSquaredError } from '@oneiros/losses';
import { Input, Sequential } from '@oneiros/models';
import { SGD } from '@oneiros/optimizers';
import { add, broadcastTo, cholesky, device, ones, tensor, useBackend } from '@oneiros/tensor';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { findVulkanDriver } from '../../../tools/browser/find-vulkan-driver.ts';
import { findGpu } from './internal/find-gpu.ts';
import { Gpu } from './internal/gpu.ts';
import { webgpu } from './webgpu.ts';

Object.assign(process.env, findVulkanDriver());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The GPU that is there, its device made or changed by `change`. */
async function gpuWith(change: (adapter: GPUAdapter) => Promise<GPUDevice>): Promise<GPU> {
  const gpu = await findGpu();
  const requestAdapter = async (): Promise<unknown> => {
    const adapter = (await gpu.requestAdapter())!;
    return { limits: adapter.limits, info: adapter.info, requestDevice: () => change(adapter) };
  };
  return { requestAdapter } as unknown as GPU;
}
const noAdapter = { requestAdapter: async () => null } as unknown as GPU;

describe('starting', () => {
  test('without the npm package webgpu', async () => {
    vi.stubGlobal('navigator', {});
    const load = () => Promise.reject(new Error("Cannot find package 'webgpu'\nimported from …"));
    await expect(findGpu(load)).rejects.toThrow(
      "Backend webgpu: expected the npm package webgpu (Dawn), which brings WebGPU to Node. Received: Cannot find package 'webgpu'. Install it: npm install webgpu.",
    );
  });

  test('in a browser without WebGPU, and on a page that is not secure', async () => {
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('document', {});
    await expect(useBackend(webgpu())).rejects.toThrow(
      /expected a browser with WebGPU\. Received: no navigator\.gpu\. Name another backend after it: useBackend\(webgpu\(\), cpu\(\)\)/,
    );
    vi.stubGlobal('isSecureContext', false);
    await expect(findGpu()).rejects.toThrow(/on a page that is not secure \(https or localhost\)/);
  });

  test('without an adapter; a backend named after it is taken', async () => {
    await expect(useBackend(webgpu({ gpu: noAdapter }))).rejects.toThrow(
      /expected a GPU adapter\. Received: none from requestAdapter\(\)\. Check the graphics driver/,
    );
    await useBackend(webgpu({ gpu: noAdapter }), cpu());
    expect(device()).toMatch(/cpu/);
  });

  test('on a GPU that computes something else', async () => {
    vi.spyOn(Gpu.prototype, 'read').mockResolvedValue(Float32Array.of(0));
    await expect(webgpu().initialize!()).rejects.toThrow(/expected a GPU that computes\. Received: 2 · 21 = 0\./);
  });
});

describe('running', () => {
  test('a tensor over the limit of the adapter names the bytes asked for and allowed; smaller ones go on', async () => {
    // Without limits asked for, a device has WebGPU's least: 128 MiB for a binding.
    await useBackend(webgpu({ gpu: await gpuWith((adapter) => adapter.requestDevice()) }));
    expect(() => broadcastTo(tensor([1]), [2 ** 25 + 1])).toThrow(
      "Backend webgpu: expected tensors of at most 134217728 bytes, which is this adapter's limit. Received: shape=[33554433], 134217732 bytes. Use smaller batches",
    );
    expect(await add(tensor([1]), 2).data()).toEqual(Float32Array.of(3));
  });

  test('an element type that WebGPU does not have', async () => {
    await useBackend(webgpu());
    await expect((async () => tensor([1], { dtype: 'int64' }).data())()).rejects.toThrow(/int64/);
    await expect((async () => add(tensor([1], { dtype: 'float64' }), 1).data())()).rejects.toThrow(/float64/);
  });

  test('an op without a shader says how to have it computed', async () => {
    await useBackend(webgpu());
    await expect((async () => cholesky(ones([2, 2])).data())()).rejects.toThrow(
      /expected an op it has a kernel for\. Received: op=cholesky on float32\. Run this part on another backend, for example cpu\(\)/,
    );
  });

  test('after a lost device all that is asked of it is rejected, and another backend works', async () => {
    let lose: (info: { reason: string; message: string }) => void = () => {};
    const gpu = await gpuWith(async (adapter) => {
      const device = await adapter.requestDevice();
      const lost = new Promise((resolve) => {
        lose = resolve;
      });
      return Object.defineProperty(device, 'lost', { value: lost });
    });
    await useBackend(webgpu({ gpu }));
    const x = add(tensor([1, 2]), 1);
    expect(await x.data()).toEqual(Float32Array.of(2, 3));
    const model = new Sequential([Input([2]), new Dense(1)]);
    model.compile({ optimizer: new SGD(), loss: new MeanSquaredError() });
    await model.fit(ones([4, 2]), ones([4, 1]), { verbose: 0 });
    const [images, labels] = [ones([4, 2]), ones([4, 1])];
    lose({ reason: 'unknown', message: 'the driver was reset' });
    await Promise.resolve();
    const told =
      /expected a device that works\. Received: a lost device \(unknown: the driver was reset\)\. Its tensors are gone: call useBackend\(webgpu\(\)\) again, or another backend, and load the last saved weights/;
    await expect((async () => add(x, 1).data())()).rejects.toThrow(told);
    await expect(model.fit(images, labels, { verbose: 0 })).rejects.toThrow(told);
    await useBackend(cpu());
    expect(await add(tensor([1]), 1).data()).toEqual(Float32Array.of(2));
  });

  test('a device that was given back', async () => {
    const backend = webgpu();
    await useBackend(backend);
    const x = add(tensor([1]), 1);
    await x.data();
    backend.destroy();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect((async () => add(x, 1).data())()).rejects.toThrow(
      /a lost device \(destroyed.*Make another with webgpu\(\)/s,
    );
  });
});

import { cpu } from '@oneiros/backend-cpu';
import { type WebgpuBackend, type WebgpuOptions, webgpu } from '@oneiros/backend-webgpu';

/** backend-webgpu, started: in a page under test, and in Node on the Vulkan driver that is found. What it has no shader for, the CPU computes. */
export async function webgpuUnderTest(options: WebgpuOptions = {}): Promise<WebgpuBackend> {
  if (!('document' in globalThis)) {
    const { findVulkanDriver } = await import('./find-vulkan-driver.ts');
    Object.assign(process.env, findVulkanDriver());
  }
  const backend = webgpu({ host: cpu(), ...options });
  await backend.initialize?.();
  return backend;
}

import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { findChromium, foldersOf } from './find-chromium.ts';

/** The variables that tell Vulkan's loader which driver to use. */
export interface VulkanDriver {
  readonly VK_ICD_FILENAMES: string;
  readonly VK_DRIVER_FILES: string;
  /** Where Vulkan's loader itself is found, if it lies beside the driver: a process reads this when it starts. */
  readonly LD_LIBRARY_PATH?: string;
}

/**
 * SwiftShader, the Vulkan driver for a CPU that lies beside Chromium, as the environment of a process that runs WebGPU
 * through Dawn; a driver that the environment names already stays. `null` where there is none.
 *
 * ```ts
 * Object.assign(process.env, findVulkanDriver());   // before the process is started that does `import('webgpu')`
 * ```
 */
export function findVulkanDriver(environment: NodeJS.ProcessEnv = process.env): VulkanDriver | null {
  const named = environment['VK_DRIVER_FILES'] || environment['VK_ICD_FILENAMES'];
  if (named) return driver(named);
  const program = findChromium(environment);
  if (!program) return null;
  const file = foldersOf(program)
    .map((folder) => join(folder, 'vk_swiftshader_icd.json'))
    .find((path) => existsSync(path));
  if (!file) return null;
  if (!existsSync(join(dirname(file), 'libvulkan.so.1'))) return driver(file);
  const folders = (environment['LD_LIBRARY_PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return { ...driver(file), LD_LIBRARY_PATH: [...new Set([...folders, dirname(file)])].join(delimiter) };
}

/** The loader knows the newer name since 1.3.207; the other it reads still. */
function driver(file: string): VulkanDriver {
  return { VK_ICD_FILENAMES: file, VK_DRIVER_FILES: file };
}

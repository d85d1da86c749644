import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findChromium } from './find-chromium.ts';
import { findVulkanDriver } from './find-vulkan-driver.ts';

const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
afterAll(() => rmSync(folder, { recursive: true }));

const program = (path: string): string => {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
};

test('the variable comes first, then the usual names on the path', () => {
  const chrome = program('bin/google-chrome');
  const chromium = program('other/bin/chromium');
  const PATH = `${join(folder, 'bin')}:${join(folder, 'other/bin')}`;
  expect(findChromium({ PATH })).toBe(chromium);
  expect(findChromium({ PATH, CHROMIUM_PATH: chrome })).toBe(chrome);
});

test('a variable that names no program is an error that says what to install', () => {
  expect(() => findChromium({ CHROMIUM_PATH: join(folder, 'nothing') })).toThrow(
    /^CHROMIUM_PATH: expected a program\. Received: .*nothing\. Install Chromium/,
  );
});

test('the Vulkan driver is found beside the browser or in its library; one that is named stays', () => {
  const CHROMIUM_PATH = program('usr/bin/chromium');
  expect(findVulkanDriver({ CHROMIUM_PATH })).toBeNull();
  const file = program('usr/lib/chromium/vk_swiftshader_icd.json');
  expect(findVulkanDriver({ CHROMIUM_PATH })).toEqual({ VK_ICD_FILENAMES: file, VK_DRIVER_FILES: file });
  program('usr/lib/chromium/libvulkan.so.1');
  expect(findVulkanDriver({ CHROMIUM_PATH, LD_LIBRARY_PATH: '/own' })).toEqual({
    VK_ICD_FILENAMES: file,
    VK_DRIVER_FILES: file,
    LD_LIBRARY_PATH: `/own:${join(folder, 'usr/lib/chromium')}`,
  });
  expect(findVulkanDriver({ CHROMIUM_PATH, VK_ICD_FILENAMES: 'own.json' })?.VK_ICD_FILENAMES).toBe('own.json');
});

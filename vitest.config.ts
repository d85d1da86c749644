import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { chromiumFlags, findChromium, howToGetChromium } from './tools/browser/find-chromium.ts';
import { findVulkanDriver } from './tools/browser/find-vulkan-driver.ts';
import { packedDigits, packedDigitsPath } from './tools/browser/read-digits.ts';
import { servedFiles } from './tools/browser/served-files.ts';
import { ClosingLine } from './tools/reporter.ts';
import { tfjsParts } from './tools/tfjs-parts.ts';

// Packages are read from their source, so tests need no build.
const conditions = ['@oneiros/source'];
/** Tests of a browser, by their names: `x.chromium.test.ts`. Those that end in `.everywhere.test.ts` run in Node too. */
const inChromium = ['packages/*/src/**/*.{chromium,everywhere}.test.ts', 'tools/**/*.{chromium,everywhere}.test.ts'];
/** Tests that drive a whole page in Chromium from Node. */
const ofPages = ['examples/*/test/**/*.test.ts'];
const executablePath = findChromium();
// For WebGPU in Node: the processes in which tests run inherit it.
Object.assign(process.env, findVulkanDriver());

const node: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'node',
    environment: 'node',
    include: ['packages/*/src/**/*.test.ts', 'tools/**/*.test.ts', 'bench/src/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.chromium.test.ts'],
    sequence: { groupOrder: 0 },
    // tfjs publishes modules without file endings, which Node itself does not find.
    server: { deps: { inline: [/@tensorflow\/tfjs-(?:core|backend-webgpu|backend-wasm)/] } },
  },
};

const chromium = (executablePath: string): TestProjectConfiguration => ({
  extends: true,
  resolve: { conditions: [...conditions, 'module', 'browser', 'development|production'] },
  plugins: [servedFiles({ [packedDigitsPath]: packedDigits })],
  // Pages that are isolated have SharedArrayBuffer, and so threads.
  server: {
    headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
  },
  test: {
    name: 'chromium',
    include: inChromium,
    // One file at a time, after those of Node: what runs in the browser takes all cores by itself.
    fileParallelism: false,
    sequence: { groupOrder: 1 },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath, args: [...chromiumFlags] } }),
      instances: [{ browser: 'chromium' }],
    },
  },
});

const pages: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'pages',
    environment: 'node',
    include: ofPages,
    // Alone, at last: what they measure is how long things take.
    fileParallelism: false,
    sequence: { groupOrder: 2 },
  },
};

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  plugins: [tfjsParts()],
  test: {
    testTimeout: 60_000,
    projects: executablePath ? [node, chromium(executablePath), pages] : [node],
    reporters: [
      'default',
      new ClosingLine(
        executablePath ? null : { what: 'Chromium', files: [...inChromium, ...ofPages], remedy: howToGetChromium },
      ),
    ],
  },
});

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { cpu } from '@oneiros/backend-cpu';
import { use } from '@oneiros/core';
import { Conv2D, MaxPooling2D } from '@oneiros/layers-conv';
import { Dense, Flatten, Input, layersCorePlugin } from '@oneiros/layers-core';
import { Sequential } from '@oneiros/models';
import { type Tensor, tensor, useBackend } from '@oneiros/tensor';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumFlags, findChromium } from '../browser/find-chromium.ts';
import { root } from '../workspace.ts';
import { bundlers, page } from './build.ts';
import { visit } from './page.ts';

interface Program {
  readonly name: string;
  /** Bytes of all scripts that the page loads until it has its result, compressed by gzip. */
  readonly budget: number;
  /** Names that must not be in them. */
  readonly absent: readonly string[];
  readonly check: (result: unknown, isolated: boolean) => void;
  /** Whether it is visited once more, on a page that may have threads. */
  readonly threads?: boolean;
}

let prediction: unknown;
/** Names that @tensorflow/tfjs-core has. */
const ofTfjsCore = ['indexeddb://', 'localstorage://', 'gradientFunc'];
const absentFromTraining = [
  ...['Conv2D', 'LSTM', 'BatchNormalization', 'Adam', 'EarlyStopping', 'model.weights.h5', 'onnx', 'argsort'],
];
const absentFromPrediction = [
  ...['LSTM', 'BatchNormalization', 'MeanSquaredError', 'SGD', 'learningRate', 'writeHdf5', 'onnx'],
];
const programs: readonly Program[] = [
  {
    name: 'one-op',
    budget: 7_800,
    absent: ['keras', 'matmul', 'softmax', 'Threefry', 'onnx', 'Layer', 'className'],
    check: (result) => expect(result).toEqual([4, 6]),
  },
  {
    name: 'train-mlp',
    budget: 25_000,
    absent: [...absentFromTraining, 'Sequential', 'History', 'Param #', 'Layer (type)'],
    check: (result) => trained(result),
  },
  {
    name: 'fit-mlp',
    budget: 39_400,
    absent: absentFromTraining,
    check: (result) => trained(result),
  },
  {
    name: 'predict-cnn',
    budget: 37_400,
    absent: [...absentFromPrediction, 'argsort'],
    check: (result) => predicted(result),
  },
  {
    name: 'predict-cnn-webgpu',
    budget: 77_500,
    absent: [...absentFromPrediction, ...ofTfjsCore, 'leakyrelu', 'OffscreenCanvas', 'lgamma'],
    check: (result) => {
      const { device, y } = result as { readonly device: string; readonly y: unknown };
      expect(device).toMatch(/^webgpu: /);
      predicted(y);
    },
  },
  {
    name: 'predict-cnn-wasm',
    budget: 84_500,
    absent: [...absentFromPrediction, ...ofTfjsCore, 'FusedConv2D', 'ResizeBilinear'],
    check: (result, isolated) => {
      const { device, y, right } = result as { readonly device: string; readonly y: unknown; readonly right: boolean };
      expect(device).toBe(`wasm: WebAssembly SIMD, ${isolated ? '2 threads' : '1 thread'}`);
      predicted(y);
      expect(right).toBe(true);
    },
    threads: true,
  },
];

function trained(result: unknown): void {
  const losses = result as readonly number[];
  expect(losses.length).toBe(100);
  expect(losses.at(-1)!).toBeLessThan(losses[0]! / 20);
}
function predicted(result: unknown): void {
  const [given] = result as readonly (readonly number[])[];
  const [expected] = prediction as readonly (readonly number[])[];
  given!.forEach((p, i) => expect(p).toBeCloseTo(expected![i]!, 5));
}

const executablePath = findChromium();
const work = await mkdtemp(join(tmpdir(), 'oneiros-bundlers-'));
let browser: Browser | null = null;

beforeAll(async () => {
  await build();
  await writeFile(join(work, 'model.keras'), await exampleFile());
  if (executablePath) browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await rm(work, { recursive: true, force: true });
});

// Reads what users get: dist, by the exports of each package.
describe.each(programs)('$name', ({ name, budget, absent, check, threads }) => {
  describe.each(Object.keys(bundlers))('by %s', (bundler) => {
    const out = join(work, `${name}-${bundler}`);
    test('is built', { timeout: 300_000 }, async () => {
      await bundlers[bundler]!(join(root, 'tools/bundlers/programs', name), out);
      // webpack makes a script, the others a module.
      const kind = bundler === 'webpack' ? 'defer' : 'type="module"';
      if (!existsSync(join(out, 'index.html'))) await writeFile(join(out, 'index.html'), page(kind, './main.js'));
      await cp(join(work, 'model.keras'), join(out, 'model.keras'));
      // These two leave files that are no scripts to whom they serve.
      if (threads && (bundler === 'esbuild' || bundler === 'rollup')) {
        const dist = join(root, 'packages/backend-wasm/dist');
        for (const file of (await readdir(dist)).filter((file) => file.endsWith('.wasm')))
          await cp(join(dist, file), join(out, file));
      }
    });
    // Where no Chromium is, the last lines of the run say so.
    test.skipIf(executablePath === null)('runs in Chromium, small', async () => {
      const { result, text, gzipped } = await visit(browser!, out);
      check(result, false);
      expect(absent.filter((word) => text.includes(word))).toEqual([]);
      console.log(`${name} by ${bundler}: ${gzipped} bytes`);
      expect(gzipped).toBeLessThan(budget);
    });
    test.skipIf(executablePath === null || !threads)('runs with threads on an isolated page', async () => {
      const { result, gzipped } = await visit(browser!, out, { isolated: true });
      check(result, true);
      console.log(`${name} by ${bundler}, with threads: ${gzipped} bytes`);
      expect(gzipped).toBeLessThan(budget);
    });
  });
});

/** The packages that the programs use, with what they depend on; what is built already is taken from turbo's cache. */
async function build(): Promise<void> {
  const turbo = join(dirname(createRequire(import.meta.url).resolve('turbo/package.json')), 'bin/turbo');
  const filters = ['backend-cpu', 'backend-wasm', 'backend-webgpu', 'layers-conv', 'models'].map(
    (name) => `--filter=@oneiros/${name}`,
  );
  const run = promisify(execFile);
  await run(process.execPath, [turbo, 'run', 'build', ...filters, '--output-logs=errors-only'], {
    cwd: root,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
  });
}

/** A file as `predict-cnn` loads it; notes what it should predict. */
async function exampleFile(): Promise<Uint8Array> {
  use(layersCorePlugin);
  await useBackend(cpu());
  const model = new Sequential([
    Input([28, 28, 1]),
    new Conv2D(4, 3, { activation: 'relu' }),
    new MaxPooling2D(),
    new Flatten(),
    new Dense(10, { activation: 'softmax' }),
  ]);
  const image = Float32Array.from({ length: 28 * 28 }, (_, i) => (i % 7) / 7);
  const y = (await model.predict(tensor(image, { shape: [1, 28, 28, 1] }))) as Tensor;
  prediction = await y.array();
  return model.save();
}

import * as ops from '@oneiros/tensor';
import { expect, test } from 'vitest';
import { filesAddress } from '../../../tools/browser/files.ts';
import { wasm } from './wasm.ts';

const inBrowser = 'document' in globalThis;
const folder = 'packages/backend-wasm/node_modules/@tensorflow/tfjs-backend-wasm/dist';
const place = inBrowser ? `${filesAddress}/${folder}/` : new URL(`../../../${folder}`, import.meta.url);

test('a number of threads must be one', async () => {
  await expect(ops.useBackend(wasm({ threads: 0 }))).rejects.toThrow(
    /wasm: threads: expected a positive integer\. Received: threads=0\. Leave it out for up to four\./,
  );
});

test('a file that is missing, or is something else, is an error that says what to do', async () => {
  const missing = inBrowser ? `${filesAddress}/nowhere/` : new URL('nowhere/', import.meta.url);
  const remedy =
    /Serve dist\/\*\.wasm of @oneiros\/backend-wasm and name the folder: wasm\(\{ wasmPaths: '\/folder\/' \}\)/;
  await expect(ops.useBackend(wasm({ wasmPaths: missing }))).rejects.toThrow(
    /Backend wasm: expected a WebAssembly file at .*nowhere\/.*\.wasm\. Received: (?:status 404|ENOENT)/,
  );
  await expect(ops.useBackend(wasm({ wasmPaths: missing }))).rejects.toThrow(remedy);
  const other = inBrowser ? `${filesAddress}/package.json` : new URL('../package.json', import.meta.url);
  await expect(ops.useBackend(wasm({ wasmPaths: { simd: other, threadedSimd: other } }))).rejects.toThrow(
    /expected a WebAssembly file at .*package\.json\. Received: a file of /,
  );
});

test('a use before it is started is refused', () => {
  expect(() => ops.withBackend(wasm(), () => ops.tensor([1]))).toThrow(/Backend wasm: expected it to be started/);
});

test('after a failure it starts from where the files are; of threads as many as were asked for, up to the cores', async () => {
  // A machine under test may have less.
  if (inBrowser) Object.defineProperty(navigator, 'hardwareConcurrency', { value: 3, configurable: true });
  const backend = await ops.useBackend(wasm({ wasmPaths: place, threads: 8 }));
  expect(ops.device()).toBe(`wasm: WebAssembly SIMD, ${inBrowser ? '3 threads' : '1 thread'}`);
  const x = ops.tensor(new Float32Array(300 * 300).fill(1), { shape: [300, 300] });
  expect((await ops.matmul(x, x).data()).every((value) => value === 300)).toBe(true);
  expect(backend.name).toBe('wasm');
});

test('two of them side by side, and a tensor that moves', async () => {
  const [a, b] = [wasm(), wasm()];
  await Promise.all([a.initialize!(), b.initialize!()]);
  const x = ops.withBackend(a, () => ops.tensor([1, 2]));
  const y = await ops.toBackend(x, b);
  expect(await ops.withBackend(b, () => ops.add(y, 1)).array()).toEqual([2, 3]);
});

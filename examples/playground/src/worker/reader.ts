import { cpu } from '@oneiros/backend-cpu';
import { OneirosError } from '@oneiros/core';
import type { Model } from '@oneiros/models';
import { loadModel } from '@oneiros/saving';
import { device, type Tensor, tensor, useBackend } from '@oneiros/tensor';
import type { ReaderInfo, Reading } from '../protocol.ts';
import { digitNets } from './digit-nets.ts';

let model: Model | null = null;

/** Takes a `.keras` file of a net that reads digits. */
export async function openReader(file: Uint8Array): Promise<ReaderInfo> {
  await useBackend(cpu());
  model = await loadModel<Model>(file, { plugins: [digitNets], compile: false });
  await readDigit(new Float32Array(28 * 28)); // compiles it
  return { name: model.name, parameters: model.countParams(), device: device() };
}

/** What the net takes a digit for. */
export async function readDigit(pixels: Float32Array): Promise<Reading> {
  if (!model) throw new OneirosError('readDigit: expected a net. Received: none. Open one first.');
  const start = performance.now();
  const x = tensor(pixels, { shape: [1, 28, 28, 1] });
  const y = model.predictOnBatch(x) as Tensor;
  const probabilities = [...((await y.data()) as Float32Array)];
  x.dispose();
  y.dispose();
  return { probabilities, milliseconds: performance.now() - start };
}

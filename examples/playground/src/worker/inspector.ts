import { flatten, isPlainObject, type Json, mapTree } from '@oneiros/core';
import type { KerasTensors } from '@oneiros/models';
import { parsePythonJson, readZip } from '@oneiros/saving';
// Any file may come, so everything must be there that a file can name: the umbrella registers it all.
import { device, loadModel, type Model, OneirosError, type Tensor, tensor, useBackend } from 'oneiros';
import type { ModelInfo, Prediction, Values } from '../protocol.ts';
import { createBackend } from './backends.ts';
import { describeInputs, describeModel } from './describe-model.ts';

let model: Model | null = null;

/** Takes any `.keras` file apart. */
export async function openModel(file: Uint8Array): Promise<ModelInfo> {
  await useBackend(await createBackend('cpu'));
  model = null; // a file that does not open leaves none
  const opened = await loadModel<Model>(file, { compile: false });
  const about = readAbout(file);
  model = opened;
  return {
    ...describeModel(model),
    ...about,
    inputs: describeInputs(model),
    device: device(),
    bytes: file.length,
  };
}

/** What the opened model makes of one sample of each input. */
export async function predict(inputs: readonly Values[]): Promise<Prediction> {
  if (!model?.graph)
    throw new OneirosError('predict: expected a model with inputs. Received: none. Open a file first.');
  const start = performance.now();
  const tensors = inputs.map(({ data, shape }) => tensor(data, { shape: [...shape] }));
  const symbolic = model.inputs;
  const tree = mapTree(model.graph.inputs as KerasTensors, (leaf) => tensors[symbolic.indexOf(leaf as never)]!);
  const results = flatten(await model.predict(tree as never)) as Tensor[];
  const names = model.outputNames;
  const outputs = await Promise.all(
    results.map(async (result, i) => ({
      name: names[i] ?? `output ${i + 1}`,
      shape: [...result.shape],
      data: Float32Array.from((await result.data()) as ArrayLike<number>, Number),
    })),
  );
  for (const x of [...tensors, ...results]) x.dispose();
  return { outputs, milliseconds: performance.now() - start };
}

/** What the file says besides the architecture. */
function readAbout(file: Uint8Array): Pick<ModelInfo, 'kerasVersion' | 'savedAt' | 'optimizer' | 'loss'> {
  const files = readZip(file);
  const read = (name: string): { readonly [key: string]: Json } => {
    const bytes = files.get(name);
    const value = bytes ? parsePythonJson(name, new TextDecoder().decode(bytes)) : null;
    return isPlainObject(value) ? (value as { readonly [key: string]: Json }) : {};
  };
  const { keras_version: version, date_saved: date } = read('metadata.json');
  const compile = read('config.json')['compile_config'];
  const { optimizer = null, loss = null } = isPlainObject(compile) ? compile : {};
  return {
    kerasVersion: typeof version === 'string' ? version : null,
    savedAt: typeof date === 'string' ? date.replace('@', ' ') : null,
    optimizer: nameOf(optimizer),
    loss: nameOf(loss),
  };
}

/** The name of a saved object: `Adam` of `{ class_name: 'Adam', … }`. */
function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (!isPlainObject(value)) return null;
  const { class_name: name, config } = value;
  return name === 'function' && typeof config === 'string' ? config : typeof name === 'string' ? name : null;
}

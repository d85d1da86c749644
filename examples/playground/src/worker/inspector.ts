import { type DType, flatten, isPlainObject, type Json, mapTree } from '@oneiros/core';
import type { KerasTensors } from '@oneiros/models';
import { parsePythonJson, readZip } from '@oneiros/saving';
// Any file may come, so everything must be there that a file can name: the umbrella registers it all.
import { type Backend, device, loadModel, type Model, OneirosError, type Tensor, tensor, useBackend } from 'oneiros';
import type { BackendName, ModelInfo, OpenedFile, Prediction, Values } from '../protocol.ts';
import { createBackend } from './backends.ts';
import { describeConfig } from './describe-config.ts';
import { describeInputs, describeModel } from './describe-model.ts';

/** What a file says of itself besides the architecture. */
type About = Omit<ModelInfo, keyof ReturnType<typeof describeModel> | 'inputs'>;

let backend: Backend | null = null;
let opened: { readonly model: Model; readonly about: About } | null = null;

/** Starts the backend for the file that is opened next; answers where it computes. */
export async function startBackend(name: BackendName): Promise<string> {
  backend = await useBackend(await createBackend(name));
  return device();
}

/** Takes any `.keras` file apart. What cannot be built is shown as its config describes it. */
export async function openModel(file: Uint8Array): Promise<OpenedFile> {
  opened = null; // a file that does not open leaves none
  try {
    const model = await loadModel<Model>(file, { compile: false });
    opened = { model, about: readFile(file).about };
    return { model: info(), obstacle: null };
  } catch (error) {
    const described = attempt(() => describeFile(file));
    if (!described) throw error;
    const { name, message } = error as Error;
    return { model: described.model, obstacle: { failure: { name, message }, layers: described.unknown } };
  }
}

/** Builds the opened model, which does not say what it takes, for samples of this shape. */
export async function buildModel(shape: readonly (number | null)[]): Promise<ModelInfo> {
  opened?.model.buildFor([null, ...shape]);
  return info();
}

/** What the opened model makes of samples. */
export async function predict(inputs: readonly Values[]): Promise<Prediction> {
  if (!opened?.model.graph)
    throw new OneirosError('predict: expected a model with inputs. Received: none. Open a file first.');
  const { model } = opened;
  const start = performance.now();
  const symbolic = model.inputs;
  const tensors = inputs.map(({ data, shape }, i) =>
    tensor(data, { shape: [...shape], dtype: storable(symbolic[i]!.dtype) }),
  );
  const tree = mapTree(model.graph!.inputs as KerasTensors, (leaf) => tensors[symbolic.indexOf(leaf as never)]!);
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

/** The nearest dtype that the backend has. */
function storable(dtype: DType): DType {
  if (backend?.dtypes.includes(dtype)) return dtype;
  return /int/.test(dtype) ? 'int32' : 'float32';
}

function info(): ModelInfo {
  const { model, about } = opened!;
  return { ...describeModel(model), ...about, inputs: describeInputs(model) };
}

/** The file as its config.json describes it. */
function describeFile(
  file: Uint8Array,
): { readonly model: ModelInfo } & Pick<ReturnType<typeof describeConfig>, 'unknown'> {
  const { config, about } = readFile(file);
  if (typeof config['class_name'] !== 'string') throw new OneirosError('config.json: expected the config of a model.');
  const { graph, unknown } = describeConfig(config);
  return { model: { ...graph, ...about, inputs: [] }, unknown };
}

function readFile(file: Uint8Array): { readonly config: { readonly [key: string]: Json }; readonly about: About } {
  const files = readZip(file);
  const read = (name: string): { readonly [key: string]: Json } => {
    const bytes = files.get(name);
    const value = bytes ? parsePythonJson(name, new TextDecoder().decode(bytes)) : null;
    return isPlainObject(value) ? (value as { readonly [key: string]: Json }) : {};
  };
  const { keras_version: version, date_saved: date } = read('metadata.json');
  const config = read('config.json');
  const { optimizer = null, loss = null } = (config['compile_config'] ?? {}) as { readonly [key: string]: Json };
  const about = {
    config: JSON.stringify(config, null, 2),
    kerasVersion: typeof version === 'string' ? version : null,
    savedAt: typeof date === 'string' ? date.replace('@', ' ') : null,
    bytes: file.length,
    optimizer: nameOf(optimizer),
    loss: nameOf(loss),
  };
  return { config, about };
}

/** The name of a saved object: `Adam` of `{ class_name: 'Adam', … }`. */
function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (!isPlainObject(value)) return null;
  const { class_name: name, config } = value;
  return name === 'function' && typeof config === 'string' ? config : typeof name === 'string' ? name : null;
}

function attempt<R>(body: () => R): R | null {
  try {
    return body();
  } catch {
    return null;
  }
}

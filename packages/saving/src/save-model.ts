import { type Config, serializeObject } from '@oneiros/core';
import { writePythonJson } from './python-json.ts';
import type { SavableModel } from './savable.ts';
import { writeFile } from './write-file.ts';
import { writeWeights } from './write-weights.ts';
import { writeZip } from './write-zip.ts';

/** The version of Keras whose files these are. */
const kerasVersion = '3.15.1';

export interface SaveOptions {
  /** Whether to keep the state of the optimizer. Default true. */
  readonly includeOptimizer?: boolean;
}

/**
 * A `.keras` file of a model, as Python Keras writes it: metadata, architecture and compile configuration as JSON, and
 * the weights as HDF5, in a zip archive. It is written to `path`, if given, and returned.
 *
 * ```ts
 * const bytes = await saveModel(model, 'digits.keras');
 * ```
 */
export async function saveModel(
  model: SavableModel,
  path?: string,
  { includeOptimizer = true }: SaveOptions = {},
): Promise<Uint8Array> {
  const encode = (value: unknown): Uint8Array => new TextEncoder().encode(asciiJson(value));
  const compile = model.getCompileConfig();
  const config: Config = {
    ...serializeObject(model),
    build_config: { input_shape: (model.builtShape ?? null) as Config['build_config'] & null },
    ...(compile && { compile_config: compile }),
  };
  const optimizer = includeOptimizer && model.isCompiled ? model.optimizer : null;
  const bytes = writeZip(
    new Map([
      ['metadata.json', encode({ keras_version: kerasVersion, date_saved: timestamp(new Date()) })],
      ['config.json', encode(config)],
      ['model.weights.h5', await writeWeights(model, optimizer)],
    ]),
  );
  if (path !== undefined) await writeFile(path, bytes);
  return bytes;
}

/** A `.weights.h5` file of the weights, and of the optimizer's state if the model is compiled. */
export async function saveWeights(model: SavableModel, path?: string): Promise<Uint8Array> {
  const bytes = await writeWeights(model, model.isCompiled ? model.optimizer : null);
  if (path !== undefined) await writeFile(path, bytes);
  return bytes;
}

/** JSON in ASCII alone, as Python's: other characters are escaped. */
function asciiJson(value: unknown): string {
  return writePythonJson(value).replace(
    /[\u0080-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
/** `2026-11-23@04:32:07`, local time. */
function timestamp(date: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}@${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

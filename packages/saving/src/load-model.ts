import {
  type Config,
  deserialize,
  expected,
  isPlainObject,
  type Json,
  type Plugin,
  scopeWith,
  show,
  withRegistry,
} from '@oneiros/core';
import { type Layer, withBlankWeights } from '@oneiros/layers-core';
import { openHdf5 } from './hdf5/open-hdf5.ts';
import { readSparingly } from './internal/rare.ts';
import { readArchive } from './internal/read-archive.ts';
import { parsePythonJson } from './python-json.ts';
import { readOptimizer, readWeights } from './read-weights.ts';
import type { SavableModel } from './savable.ts';
import { readSource, type Source } from './source.ts';

export interface LoadOptions {
  /** Plugins whose classes the file may name, besides those registered by `use`. */
  readonly plugins?: readonly Plugin[];
  /** Whether to compile the model as it was when it was saved. Default true. */
  readonly compile?: boolean;
}

/**
 * The model in a `.keras` file, ready to predict and to train on. Only registered classes come out of it: nothing that the
 * file names is imported, evaluated or fetched.
 *
 * ```ts
 * const model = await loadModel('digits.keras');
 * ```
 * @throws OneirosError for a damaged file, or one that names a class nobody has registered
 */
export async function loadModel<M extends Layer = SavableModel>(
  source: Source,
  { plugins = [], compile = true }: LoadOptions = {},
): Promise<M> {
  const bytes = await readSource(source);
  const isHdf5 = bytes[0] === 0x89 && bytes[1] === 0x48;
  if (isHdf5)
    throw expected(
      'loadModel',
      'a .keras file',
      'an HDF5 file',
      "Write it anew in Python: keras.models.load_model('model.h5').save('model.keras'). Weights alone: model.loadWeights(source).",
    );
  const files = await readSparingly((rare) => readArchive(bytes, rare));
  const weights = part(files, 'model.weights.h5');
  const config = parsePythonJson('loadModel: config.json', new TextDecoder().decode(part(files, 'config.json')));
  const scope = scopeWith(...plugins);
  const model = withRegistry(scope, () => withBlankWeights(() => modelFromConfig(config)));
  await readSparingly((rare) => readWeights(openHdf5(weights, rare), model, null));
  const saved = (config as Config).compile_config;
  if (compile && isPlainObject(saved) && Object.keys(saved).length && isSavable(model)) {
    // Only now: there are slots that begin as copies of the weights.
    withRegistry(scope, () => model.compileFromConfig(saved as Config));
    await readSparingly((rare) => readOptimizer(openHdf5(weights, rare), model.optimizer));
  }
  return model as M;
}

/** Puts the weights of a `.weights.h5` or `.keras` file into a model of the same architecture. */
export async function loadWeights(
  model: SavableModel,
  source: Source,
  options: { readonly skipMismatch?: boolean } = {},
): Promise<void> {
  const bytes = await readSource(source);
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b; // PK
  const weights = zipped ? part(await readSparingly((rare) => readArchive(bytes, rare)), 'model.weights.h5') : bytes;
  const optimizer = model.isCompiled && model.optimizer.built ? model.optimizer : null;
  await readSparingly((rare) => readWeights(openHdf5(weights, rare), model, optimizer, options));
}

/** The model that a config describes, built. */
function modelFromConfig(config: Json): Layer {
  if (!isPlainObject(config) || typeof config.class_name !== 'string')
    throw expected('loadModel: config.json', 'the config of a model', show(config), 'The file is damaged.');
  const model = deserialize(config as Json, 'models', 'loadModel') as Layer;
  if (!('graph' in model)) throw expected('loadModel', 'a file of a model', `one of ${config.class_name}`);
  const shape = (config.build_config as Config | undefined)?.input_shape;
  if (!model.built && Array.isArray(shape)) model.buildFor(shape);
  return model;
}

/** Whether it trains, and not only predicts. */
function isSavable(model: Layer): model is SavableModel {
  return 'compileFromConfig' in model;
}

function part(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const found = files.get(name);
  if (found) return found;
  throw expected(
    'loadModel',
    `an archive with ${name}`,
    `entries ${[...files.keys()].slice(0, 8).join(', ') || 'none'}`,
    'Is it a file that Keras 3 saved as .keras?',
  );
}

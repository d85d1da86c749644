import type { KerasTensor, Layer } from '@oneiros/layers-core';
import type { Model, ModelOptions } from '@oneiros/models';
import { type LoadOptions, loadModel as load, type Source } from '@oneiros/saving';

/**
 * The model in a `.keras` file, ready to predict and to train on. Only registered classes come out of it: nothing that the
 * file names is imported, evaluated or fetched.
 *
 * ```ts
 * const model = await loadModel('digits.keras');       // a path, URL, Uint8Array or Blob
 * const scores = await model.predict(images);
 * const chain = await loadModel<Sequential>('digits.keras');
 * ```
 * @throws OneirosError for a damaged file, or one that names a class nobody has registered
 */
export async function loadModel<M extends Layer = Model<ModelOptions, KerasTensor>>(
  source: Source,
  options: LoadOptions = {},
): Promise<M> {
  return load<M>(source, options);
}

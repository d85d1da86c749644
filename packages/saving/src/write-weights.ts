import { convert } from '@oneiros/core';
import type { Layer } from '@oneiros/layers-core';
import type { Variable } from '@oneiros/tensor';
import { type Hdf5DatasetInput, type Hdf5GroupInput, writeHdf5 } from './hdf5/write-hdf5.ts';
import type { SavableModel } from './savable.ts';
import { walk } from './walk.ts';

/** The bytes of `model.weights.h5`: weights of all layers, and the state of the optimizer if there is one. */
export async function writeWeights(model: Layer, optimizer: SavableModel['optimizer'] | null): Promise<Uint8Array> {
  const root = new Folder();
  for (const { path, name, variables } of walk(model, optimizer)) {
    const vars = root.folder(path ? `${path}/vars` : 'vars');
    vars.attributes.set('name', name);
    const datasets = await Promise.all(variables.map(datasetOf));
    datasets.forEach((dataset, i) => vars.children.set(String(i), dataset));
  }
  return writeHdf5(root);
}

/** A group being put together. */
class Folder implements Hdf5GroupInput {
  readonly attributes: Map<string, string> = new Map();
  readonly children: Map<string, Hdf5GroupInput | Hdf5DatasetInput> = new Map();

  folder(path: string): Folder {
    const slash = path.indexOf('/');
    const name = slash < 0 ? path : path.slice(0, slash);
    let child = this.children.get(name);
    if (!(child instanceof Folder)) this.children.set(name, (child = new Folder()));
    return slash < 0 ? (child as Folder) : (child as Folder).folder(path.slice(slash + 1));
  }
}

async function datasetOf(variable: Variable): Promise<Hdf5DatasetInput> {
  const { shape, dtype } = variable;
  const data = await variable.data();
  const half = dtype === 'bfloat16' || dtype === 'float16';
  return { shape, dtype, data: half ? convert(data as Float32Array, dtype, 'float32') : data };
}

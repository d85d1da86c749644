import { convert, expected, isBig, OneirosError, sameShape, type TypedArray } from '@oneiros/core';
import type { Layer } from '@oneiros/layers-core';
import { fromHost, type Variable } from '@oneiros/tensor';
import { Hdf5Dataset, Hdf5Group } from './hdf5/open-hdf5.ts';
import type { SavableModel } from './savable.ts';
import { walk } from './walk.ts';

/** Puts the weights in a file into a model. */
export function readWeights(
  root: Hdf5Group,
  model: Layer,
  optimizer: SavableModel['optimizer'] | null,
  { skipMismatch = false }: { readonly skipMismatch?: boolean } = {},
): void {
  const failures: string[] = [];
  const checked: (() => void)[] = [];
  for (const { path, variables } of walk(model, null)) {
    const datasets = datasetsOf(root, path);
    const problem = mismatch(path || model.name, variables, datasets);
    if (problem) failures.push(problem);
    else variables.forEach((variable, i) => checked.push(() => assign(variable, datasets[i]!)));
  }
  if (failures.length && !skipMismatch) {
    if (!model.built) {
      throw expected(
        'loadWeights',
        'a model that is built',
        `model '${model.name}', which has no weights yet`,
        'Give it an Input, or call buildFor(inputShape) first.',
      );
    }
    throw new OneirosError(
      `loadWeights: expected the weights of model '${model.name}'. Received: a file in which\n  ${failures.join('\n  ')}\nLoad it into the architecture it was saved from, or pass skipMismatch to leave these layers as they are.`,
    );
  }
  for (const put of checked) put(); // nothing is changed before all is known to fit
  if (optimizer) readOptimizer(root, optimizer);
}

/** Puts the state of an optimizer in a file into the one of the model. */
export function readOptimizer(root: Hdf5Group, optimizer: SavableModel['optimizer']): void {
  const slots = datasetsOf(root, 'optimizer');
  // Keras, too, leaves the optimizer as it is when its state does not fit (it was never trained, or layers are frozen).
  if (mismatch('optimizer', optimizer.variables, slots)) return;
  optimizer.variables.forEach((variable, i) => assign(variable, slots[i]!));
}

/** The datasets `0`, `1`, … of `<path>/vars`, in order. */
function datasetsOf(root: Hdf5Group, path: string): readonly Hdf5Dataset[] {
  const group = root.get(path ? `${path}/vars` : 'vars');
  if (!(group instanceof Hdf5Group)) return [];
  const names = group.names.filter((name) => /^\d+$/.test(name));
  return names
    .sort((a, b) => Number(a) - Number(b))
    .flatMap((name) => {
      const dataset = group.get(name);
      return dataset instanceof Hdf5Dataset ? [dataset] : [];
    });
}

function mismatch(path: string, variables: readonly Variable[], datasets: readonly Hdf5Dataset[]): string | null {
  if (variables.length !== datasets.length)
    return `'${path}' has ${datasets.length} variables where the model has ${variables.length}`;
  const at = variables.findIndex((variable, i) => !sameShape(variable.shape, datasets[i]!.shape));
  return at < 0
    ? null
    : `'${path}' variable ${at} has shape [${datasets[at]!.shape}] where the model's '${variables[at]!.name}' has [${variables[at]!.shape}]`;
}

function assign(variable: Variable, dataset: Hdf5Dataset): void {
  const { shape, dtype } = variable;
  if (dataset.dtype === 'string') throw expected(`loadWeights: '${variable.name}'`, 'numbers', 'text');
  const data = dataset.read() as TypedArray;
  const same = dataset.dtype === dtype;
  const stored = same
    ? data.slice()
    : convert(
        (isBig(dataset.dtype) ? Array.from(data as BigInt64Array, Number) : data) as ArrayLike<number>,
        dtype,
        dataset.dtype,
      );
  variable.assign(fromHost(stored, { shape, dtype }), { adopt: true });
}

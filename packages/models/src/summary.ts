import { bytesOf, classOf, expected, flatten, shortName, show, sizeOf } from '@oneiros/core';
import type { KerasTensor, Layer } from '@oneiros/layers-core';
import type { Variable } from '@oneiros/tensor';
import type { BaseModel } from './base-model.ts';
import type { Operation } from './graph/operation.ts';

export interface SummaryOptions {
  /** Gets the table. Default: console.log. */
  readonly printFn?: (text: string) => void;
  /** Whether to show the layers of models inside. */
  readonly expandNested?: boolean;
  /** Whether to tell what training changes. */
  readonly showTrainable?: boolean;
  /** Names (or patterns of names) of the first and the last layer to show. Default: all. */
  readonly layerRange?: readonly [first: string, last: string];
}

/** What a layer has in a further column, by its title. */
export type SummaryColumns = { readonly [title: string]: (layer: Layer) => string };

/** A table of the layers of a model with shapes and numbers of weights; printed and returned. */
export function summary(
  model: BaseModel,
  more: SummaryColumns,
  { printFn = console.log, expandNested = false, showTrainable = false, layerRange }: SummaryOptions = {},
): string {
  const columns: SummaryColumns = {
    'Output Shape': shapeOf,
    'Param #': (layer) => (layer.built ? layer.countParams().toLocaleString('en-US') : '0 (unbuilt)'),
    ...more,
    ...(showTrainable && { Trainable: ({ weights, trainable }) => (weights.length ? (trainable ? 'Y' : 'N') : '-') }),
  };
  const rowsOf = (layers: readonly Layer[], indent: string): string[][] =>
    layers.flatMap((layer) => [
      [`${indent}${layer.name} (${typeName(layer)})`, ...Object.values(columns).map((column) => column(layer))],
      ...(expandNested && 'graph' in layer ? rowsOf((layer as BaseModel).layers, `   ${indent || '└ '}`) : []),
    ]);
  const header = ['Layer (type)', ...Object.keys(columns)];
  const rows = rowsOf(layerRange ? between(model.layers, layerRange) : model.layers, '');
  const widths = header.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]): string =>
    `│ ${cells.map((cell, i) => (i === 2 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join(' │ ')} │`;
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;
  const state = model.isCompiled && model.optimizer.built ? model.optimizer.variables : [];
  const text = [
    `Model: "${model.name}"`,
    rule('┌', '┬', '┐'),
    line(header),
    rule('├', '┼', '┤'),
    ...rows.map(line),
    rule('└', '┴', '┘'),
    ` Total params: ${amount([...model.weights, ...state])}`,
    ` Trainable params: ${amount(model.trainableWeights)}`,
    ` Non-trainable params: ${amount(model.nonTrainableWeights)}`,
    ...(state.length ? [` Optimizer params: ${amount(state)}`] : []),
  ].join('\n');
  printFn(text);
  return text;
}

/** The layers from the first that the first pattern fits to the last that the last one fits. */
function between(layers: readonly Layer[], range: readonly [string, string]): readonly Layer[] {
  const [first, last] = range.map(
    (pattern) =>
      ({ name }: Layer) =>
        new RegExp(`^(?:${pattern})`).test(name),
  );
  const [begin, end] = [layers.findIndex(first!), layers.map(last!).lastIndexOf(true)];
  if (begin < 0 || end < begin)
    throw expected(
      'summary: layerRange',
      `the names of two layers among ${layers.map(({ name }) => name).join(', ')}`,
      show(range),
    );
  return layers.slice(begin, end + 1);
}
/** `Dense` for `keras.layers.Dense`: the class name would not survive a minifier. An op in a graph has its own. */
function typeName(layer: Layer & Partial<Operation>): string {
  const { className, pythonClass } = classOf(layer);
  return String(layer.saved?.class_name ?? pythonClass ?? shortName(className));
}
function shapeOf(layer: Layer): string {
  const outputs = flatten(layer.calls[0]?.outputs ?? []) as KerasTensor[];
  const shapes = outputs.map(
    ({ shape }) => `(${shape.map((n) => n ?? 'None').join(', ')}${shape.length === 1 ? ',' : ''})`,
  );
  return shapes.length > 1 ? `[${shapes.join(', ')}]` : (shapes[0] ?? '?');
}
/** How many elements, and their bytes. */
function amount(variables: readonly Variable[]): string {
  const total = (unit: (variable: Variable) => number): number =>
    variables.reduce((sum, variable) => sum + sizeOf(variable.shape) * unit(variable), 0);
  let bytes = total(({ dtype }) => bytesOf(dtype));
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  while (bytes >= 1024 && units.length > 1) {
    bytes /= 1024;
    units.shift();
  }
  return `${total(() => 1).toLocaleString('en-US')} (${bytes.toFixed(2)} ${units[0]})`;
}

import { classOf, flatten, shortName, sizeOf } from '@oneiros/core';
import type { KerasTensor, Layer } from '@oneiros/layers-core';
import type { GraphModel } from './graph/graph-model.ts';
import { Operation } from './graph/operation.ts';

export interface SummaryOptions {
  /** Gets the table; nothing is printed where it is not given and the text returned serves. Default: console.log. */
  readonly printFn?: (text: string) => void;
  /** Whether to show the layers of models inside. */
  readonly expandNested?: boolean;
  /** Whether to tell what training changes. */
  readonly showTrainable?: boolean;
}

/** A table of the layers of a model with shapes and numbers of weights; printed and returned. */
export function summary(
  model: GraphModel,
  { printFn = console.log, expandNested = false, showTrainable = false }: SummaryOptions = {},
): string {
  const header = ['Layer (type)', 'Output Shape', 'Param #', ...(showTrainable ? ['Trainable'] : [])];
  const rows = rowsOf(model, '', expandNested, showTrainable);
  const widths = header.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]): string =>
    `│ ${cells.map((cell, i) => (i === 2 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join(' │ ')} │`;
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;
  const total = count(model.weights);
  const trainable = count(model.trainableWeights);
  const text = [
    `Model: "${model.name}"`,
    rule('┌', '┬', '┐'),
    line(header),
    rule('├', '┼', '┤'),
    ...rows.map(line),
    rule('└', '┴', '┘'),
    ` Total params: ${amount(total)}`,
    ` Trainable params: ${amount(trainable)}`,
    ` Non-trainable params: ${amount(total - trainable)}`,
  ].join('\n');
  printFn(text);
  return text;
}

function rowsOf(model: GraphModel, indent: string, expandNested: boolean, showTrainable: boolean): string[][] {
  return model.layers.flatMap((layer) => {
    const row = [
      `${indent}${layer.name} (${typeName(layer)})`,
      shapeOf(layer),
      layer.built ? layer.countParams().toLocaleString('en-US') : '0 (unbuilt)',
      ...(showTrainable ? [layer.trainable ? 'Y' : 'N'] : []),
    ];
    const inner =
      expandNested && 'graph' in layer ? rowsOf(layer as GraphModel, `${indent}  `, expandNested, showTrainable) : [];
    return [row, ...inner];
  });
}
/** `Dense` for `keras.layers.Dense`: the class name would not survive a minifier. */
function typeName(layer: Layer): string {
  if (layer instanceof Operation) return String(layer.saved.class_name);
  const { className, pythonClass } = classOf(layer);
  return pythonClass ?? shortName(className);
}
function shapeOf(layer: Layer): string {
  const outputs = flatten(layer.calls.at(-1)?.outputs ?? []) as KerasTensor[];
  const shapes = outputs.map(
    ({ shape }) => `(${shape.map((n) => n ?? 'None').join(', ')}${shape.length === 1 ? ',' : ''})`,
  );
  return shapes.length > 1 ? `[${shapes.join(', ')}]` : (shapes[0] ?? '?');
}
function count(weights: readonly { readonly shape: readonly number[]; readonly dtype: string }[]): number {
  return weights.reduce((n, { shape }) => n + sizeOf(shape), 0);
}
function amount(n: number): string {
  const bytes = n * 4;
  const size =
    bytes < 1024
      ? `${bytes.toFixed(2)} B`
      : bytes < 2 ** 20
        ? `${(bytes / 1024).toFixed(2)} KB`
        : `${(bytes / 2 ** 20).toFixed(2)} MB`;
  return `${n.toLocaleString('en-US')} (${size})`;
}

import { classOf, flatten, isPlainObject, shortName, sizeOf } from '@oneiros/core';
import type { KerasTensor, Layer, LayerCall } from '@oneiros/layers-core';
import { isInputCall, Model, Operation, parentsOf } from '@oneiros/models';
import type { EdgeInfo, GraphInfo, InputInfo, NodeInfo } from '../protocol.ts';

/** Layers and their connections, of the model and of all models inside. */
export function describeModel(model: Model): GraphInfo {
  const { graph } = model;
  const about = {
    name: model.name,
    type: shortName(classOf(model).className),
    parameters: model.countParams(),
    trainable: count(model.trainableWeights),
  };
  if (!graph) return { ...about, nodes: model.layers.map((layer) => node(layer, [], false)), edges: [] };
  const inputs = model.inputs.flatMap(({ call }) => (call ? [call] : []));
  const calls = [...inputs, ...graph.calls.filter((call) => !inputs.includes(call))];
  const places = new Map(calls.map((call, i) => [call, i]));
  const seen = new Set<Layer>();
  const nodes = calls.map((call) => {
    const again = seen.has(call.layer);
    seen.add(call.layer);
    return node(call.layer, call.outputs, again, isInputCall(call));
  });
  return { ...about, nodes, edges: calls.flatMap((call, to) => edges(call, to, places)) };
}

/** What a sample consists of. */
export function describeInputs(model: Model): readonly InputInfo[] {
  return model.inputs.map((input) => {
    const readers = (model.graph?.calls ?? []).filter((call) => parentsOf(call).includes(input));
    const known = readers.map(({ layer }) => layer.getConfig()['input_dim']).filter((n) => typeof n === 'number');
    const embedded = readers.some(({ layer }) => shortName(classOf(layer).className) === 'Embedding');
    return {
      name: input.call?.layer.name ?? input.name,
      shape: input.shape.slice(1),
      dtype: input.dtype,
      tokens: embedded && known.length ? Math.min(...known) : null,
    };
  });
}

function edges(call: LayerCall, to: number, places: ReadonlyMap<LayerCall, number>): EdgeInfo[] {
  const from = new Set(parentsOf(call).map((tensor) => (tensor.call ? places.get(tensor.call) : undefined)));
  return [...from].flatMap((place) => (place === undefined || place === to ? [] : [{ from: place, to }]));
}

function node(layer: Layer, outputs: readonly KerasTensor[], shared: boolean, isInput = false): NodeInfo {
  const inner = layer instanceof Model ? describeModel(layer as Model) : null;
  const op = layer instanceof Operation;
  return {
    name: layer.name,
    type: op ? String(layer.saved['class_name']) : shortName(classOf(layer).className),
    role: isInput ? 'input' : inner ? 'model' : op ? 'op' : 'layer',
    shape: (outputs.length ? outputs : lastOutputs(layer)).map(({ shape }) => shapeText(shape)).join(', '),
    parameters: layer.countParams(),
    trainable: layer.trainable,
    shared,
    settings: op || inner ? [] : settingsOf(layer),
    weights: layer.ownWeights.map(({ name, shape }) => [name, shapeText(shape)] as const),
    inner,
  };
}

function lastOutputs(layer: Layer): readonly KerasTensor[] {
  return flatten(layer.calls.at(-1)?.outputs ?? []) as KerasTensor[];
}

/** `(None, 28, 28, 1)`, as Keras writes it. */
function shapeText(shape: readonly (number | null)[]): string {
  return `(${shape.map((n) => n ?? 'None').join(', ')}${shape.length === 1 ? ',' : ''})`;
}

const hidden = /^(?:name|trainable|dtype|batch_shape|sparse|ragged|optional)$|_initializer$/;

/** What the layer was made with, by Keras's names; what every layer has is left out. */
function settingsOf(layer: Layer): readonly (readonly [string, string])[] {
  return Object.entries(layer.getConfig())
    .filter(([name, value]) => !hidden.test(name) && value !== null)
    .map(([name, value]) => [name, valueText(value)] as const);
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return `(${value.map(valueText).join(', ')})`;
  if (isPlainObject(value)) return String(value['class_name'] ?? value['registered_name'] ?? JSON.stringify(value));
  return value === true ? 'yes' : value === false ? 'no' : String(value);
}

function count(weights: readonly { readonly shape: readonly number[] }[]): number {
  return weights.reduce((n, { shape }) => n + sizeOf(shape), 0);
}

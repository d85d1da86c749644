import { classOf, flatten, shortName, sizeOf } from '@oneiros/core';
import type { KerasTensor, Layer, LayerCall } from '@oneiros/layers-core';
import { isInputCall, Model, Operation, parentsOf } from '@oneiros/models';
import type { EdgeInfo, GraphInfo, InputInfo, NodeInfo } from '../protocol.ts';
import { settingsText, shapeText } from './describe-values.ts';

/** Layers and their connections, of the model and of all models inside. */
export function describeModel(model: Model): GraphInfo {
  const { graph } = model;
  const about = {
    name: model.name,
    type: shortName(classOf(model).className),
    parameters: model.countParams(),
    trainable: count(model.trainableWeights),
  };
  if (!graph) {
    const nodes = model.layers.map((layer) => node(layer, [], false));
    const isChain = about.type === 'Sequential';
    return { ...about, nodes, edges: isChain ? nodes.slice(1).map((_, i) => ({ from: i, to: i + 1 })) : [] };
  }
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
    shape: (outputs.length ? outputs : lastOutputs(layer)).map(({ shape }) => shapeText(shape)).join(', ') || '?',
    parameters: layer.built ? layer.countParams() : null,
    trainable: layer.trainable,
    shared,
    settings: op || inner ? [] : settingsText(layer.getConfig()),
    weights: layer.ownWeights.map(({ name, shape }) => [name, shapeText(shape)] as const),
    inner,
  };
}

function lastOutputs(layer: Layer): readonly KerasTensor[] {
  return flatten(layer.calls.at(-1)?.outputs ?? []) as KerasTensor[];
}

function count(weights: readonly { readonly shape: readonly number[] }[]): number {
  return weights.reduce((n, { shape }) => n + sizeOf(shape), 0);
}

import {
  type Config,
  deserialize,
  expected,
  isPlainObject,
  type Json,
  mapTree,
  pythonName,
  serialize,
  show,
} from '@oneiros/core';
import { KerasTensor, type Layer, type LayerCall, type LayerOptions } from '@oneiros/layers-core';
import { Tensor } from '@oneiros/tensor';
import { type Graph, type KerasTensors, parentsOf } from './graph.ts';
import { layerConfig } from './layer-config.ts';
import { camelCase, isOperation, Operation } from './operation.ts';

/** The name under which files know functional models. */
export const functionalName = 'keras.src.models.functional.Functional';
/** A class whose configuration is that of a functional model. */
export type FunctionalClass = new (
  inputs: KerasTensors,
  outputs: KerasTensors,
  options: LayerOptions,
) => { trainable: boolean };

/** What a functional model has saved, as one of `type`. */
export function functionalFromConfig(type: FunctionalClass, config: Config): InstanceType<FunctionalClass> {
  const { inputs, outputs } = graphFromConfig(config);
  const { name, trainable } = config;
  const model = new type(inputs, outputs, { name: (name ?? null) as string | null });
  if (trainable === false) model.trainable = false;
  return model;
}

/** The graph as Keras writes it: layers with their calls as `inbound_nodes`, then `input_layers` and `output_layers`. */
export function graphConfig(graph: Graph): Config {
  const own = new Set<LayerCall>(graph.calls);
  for (const tensor of graphTensors(graph.inputs)) if (tensor.call) own.add(tensor.call);
  const place = (tensor: KerasTensor): [string, number, number] => {
    const { layer } = tensor.call!;
    return [layer.name, layer.calls.filter((call) => own.has(call)).indexOf(tensor.call!), tensor.index];
  };
  const keep = (leaf: unknown): Json => {
    if (leaf instanceof KerasTensor)
      return {
        class_name: '__keras_tensor__',
        config: { shape: [...leaf.shape], dtype: leaf.dtype, keras_history: place(leaf) },
      };
    if (leaf instanceof Tensor)
      throw expected(
        'save',
        'layer calls on KerasTensors alone',
        leaf.toString(),
        'A tensor that was passed to a layer is not saved: make it an input or a layer of its own.',
      );
    return serialize(leaf);
  };
  const ends = (tensors: KerasTensors): Json =>
    mapTree(tensors, (leaf) => {
      const [name, node, index] = place(leaf as KerasTensor);
      return [name, node + (isFunctional((leaf as KerasTensor).call!.layer) ? 1 : 0), index];
    }) as Json;
  return {
    layers: graph.layers.map((layer) => ({
      ...serializeLayer(layer),
      name: layer.name,
      inbound_nodes: layer.calls
        .filter((call) => own.has(call) && parentsOf(call).length > 0)
        .map((call) => ({
          args: (layer.separateInputs && Array.isArray(call.inputs) ? call.inputs : [call.inputs]).map(
            (input) => mapTree(input, keep) as Json,
          ),
          kwargs: Object.fromEntries(
            Object.entries(call.options).map(([key, value]) => [pythonName(key), mapTree(value, keep) as Json]),
          ),
        })),
    })),
    input_layers: ends(graph.inputs),
    output_layers: ends(graph.outputs),
  };
}

/** A layer, or an op of a graph, with what it was built for. */
export function serializeLayer(layer: Layer): Config {
  return layer instanceof Operation ? layer.saved : layerConfig(layer);
}

/** A layer from its config. */
export function deserializeLayer(saved: Json, where: string): Layer {
  return isOperation(saved) ? Operation.revive(saved, where) : (deserialize(saved, 'layers', where) as Layer);
}

/** Rebuilds the layers and calls of a saved graph. */
export function graphFromConfig(config: Config): { readonly inputs: KerasTensors; readonly outputs: KerasTensors } {
  const { layers: saved, input_layers: inputs, output_layers: outputs } = config;
  if (!Array.isArray(saved))
    throw expected(
      'Functional.fromConfig',
      'a list of layers',
      show(saved),
      'The config is not of a functional model.',
    );
  const entries = (saved as readonly Config[]).map((entry) => ({
    name: String(entry.name ?? (entry.config as Config | undefined)?.name),
    layer: deserializeLayer(entry, `layer '${String(entry.name)}'`),
    nodes: [...((entry.inbound_nodes ?? []) as readonly Json[])],
  }));
  const layers = new Map(entries.map(({ name, layer }) => [name, layer]));
  const at = ([name, node, index]: readonly [string, number, number]): KerasTensor | undefined => {
    const layer = layers.get(name);
    if (!layer)
      throw expected(
        'Functional.fromConfig',
        'the name of a layer of the model',
        `'${name}'`,
        'The config is damaged.',
      );
    return layer.calls[node]?.outputs[index];
  };

  // A call is made as soon as all its inputs exist; layers may be shared between depths, so rounds go on until all is done.
  let left = entries.reduce((n, { nodes }) => n + nodes.length, 0);
  while (left > 0) {
    const before = left;
    for (const { layer, nodes } of entries) {
      while (nodes.length && applyNode(layer, nodes[0]!, at)) {
        nodes.shift();
        left--;
      }
    }
    if (left === before)
      throw expected(
        'Functional.fromConfig',
        'a graph without loops whose layers are all there',
        `${left} calls that never find their inputs`,
        'The config is damaged.',
      );
  }
  const ends = (value: Json | undefined): KerasTensors => {
    if (isPlace(value)) {
      const [name, node, index] = value;
      const layer = layers.get(name);
      const tensor = at([name, layer && isFunctional(layer) ? node - 1 : node, index]);
      if (tensor) return tensor;
      throw expected(
        'Functional.fromConfig',
        'inputs and outputs among the calls of the model',
        show(value),
        'The config is damaged.',
      );
    }
    if (Array.isArray(value)) return value.map(ends);
    return Object.fromEntries(Object.entries(value as Config).map(([key, entry]) => [key, ends(entry)]));
  };
  return { inputs: ends(inputs), outputs: ends(outputs) };
}

/** Applies a layer as a saved node says; false where an input is not there yet. */
function applyNode(
  layer: Layer,
  node: Json,
  at: (place: readonly [string, number, number]) => KerasTensor | undefined,
): boolean {
  let complete = true;
  const revive = (value: Json): unknown => {
    if (isPlainObject(value)) {
      if (value.class_name === '__keras_tensor__') {
        const tensor = at((value.config as { keras_history: [string, number, number] }).keras_history);
        complete &&= tensor !== undefined;
        return tensor;
      }
      if (value.class_name === '__tuple__' || value.class_name === '__list__')
        return ((value.items ?? value.config) as Json[]).map(revive);
      return Object.fromEntries(Object.entries(value as Config).map(([key, entry]) => [key, revive(entry)]));
    }
    return Array.isArray(value) ? value.map(revive) : value;
  };
  // Files of Keras 2 list [layer, node, tensor, options] for each input.
  const legacy = Array.isArray(node);
  const { args, kwargs } = legacy
    ? legacyNode(node as readonly Json[])
    : (node as { args: readonly Json[]; kwargs: Config });
  const inputs = args.map(revive);
  const options = Object.fromEntries(
    Object.entries(kwargs).flatMap(([key, value]) => (value === null ? [] : [[camelCase(key), revive(value)]])),
  );
  if (!complete) return false;
  layer.apply(inputs.length === 1 && !layer.takesValues ? inputs[0] : inputs, options);
  return true;
}

function legacyNode(node: readonly Json[]): { args: readonly Json[]; kwargs: Config } {
  const places = (isPlace((node as Json[]).slice(0, 3)) ? [node] : node) as readonly (readonly Json[])[];
  const tensors = places.map(
    (place): Json => ({ class_name: '__keras_tensor__', config: { keras_history: place.slice(0, 3) } }),
  );
  return { args: [tensors.length === 1 ? tensors[0]! : tensors], kwargs: (places[0]?.[3] ?? {}) as Config };
}

function isPlace(value: unknown): value is [string, number, number] {
  return Array.isArray(value) && value.length === 3 && typeof value[0] === 'string' && typeof value[1] === 'number';
}
function graphTensors(tensors: KerasTensors): readonly KerasTensor[] {
  if (tensors instanceof KerasTensor) return [tensors];
  return Object.values(tensors).flatMap(graphTensors);
}
/** Whether a layer is a functional model: Keras counts the calls of these from one in `output_layers`. */
function isFunctional(layer: Layer): boolean {
  return (
    (layer.constructor as typeof Layer).registeredName === 'Functional' && 'graph' in layer && layer.graph !== null
  );
}

import { deserialize, isPlainObject, type Json, type PartialShape } from '@oneiros/core';
import { type Layer, withBlankWeights } from '@oneiros/layers-core';
import { isOperation, Operation } from '@oneiros/models';
import type { EdgeInfo, GraphInfo, NodeInfo, UnknownLayer } from '../protocol.ts';
import { settingsText, shapeText } from './describe-values.ts';

type Saved = { readonly [key: string]: Json };

/** What a config.json tells of a model without building it, and what in it nobody knows. */
export interface ConfigDescription {
  readonly graph: GraphInfo;
  readonly unknown: readonly UnknownLayer[];
}

/** Layers and connections as the config of a model names them; each layer is made by itself, if it can be. */
export function describeConfig(model: Saved): ConfigDescription {
  const unknown: UnknownLayer[] = [];
  return { graph: graphFrom(model, unknown), unknown };
}

/** A call of a layer, with where its inputs come from. */
interface Call {
  readonly layer: Saved;
  readonly name: string;
  readonly index: number;
  readonly parents: readonly Origin[];
}
/** A tensor in the file: an output of a call. */
interface Origin {
  readonly name: string;
  readonly index: number;
  readonly shape: PartialShape | null;
}

function graphFrom(model: Saved, unknown: UnknownLayer[]): GraphInfo {
  const config = record(model['config']);
  const about = {
    name: String(config['name'] ?? model['name'] ?? 'model'),
    type: String(model['class_name'] ?? 'Model'),
  };
  const layers = Array.isArray(config['layers']) ? config['layers'].map(record) : [];
  if (!layers.length) {
    // A class of its own: what is in it, only its code says.
    const whole = nodeOf({ layer: model, name: about.name, index: 0, parents: [] }, null, unknown, 'models');
    return { ...about, parameters: 0, trainable: 0, nodes: [whole], edges: [] };
  }
  const isGraph = layers.some(({ inbound_nodes: nodes }) => Array.isArray(nodes));
  const calls = isGraph ? sorted(layers.flatMap(callsOf)) : chain(layers);
  const shapes = new Map(calls.flatMap(({ parents }) => parents.map((p) => [key(p), p.shape] as const)));
  const nodes = calls.map((call) => nodeOf(call, shapes.get(key(call)) ?? null, unknown));
  const places = new Map(calls.map((call, i) => [key(call), i]));
  const edges = calls.flatMap(({ parents }, to): EdgeInfo[] => {
    const from = new Set(parents.map((parent) => places.get(key(parent)) ?? places.get(key({ ...parent, index: 0 }))));
    return [...from].flatMap((place) => (place === undefined || place >= to ? [] : [{ from: place, to }]));
  });
  const parameters = nodes.reduce((n, node) => n + (node.shared ? 0 : (node.parameters ?? 0)), 0);
  const trainable = nodes.reduce((n, node) => n + (node.trainable && !node.shared ? (node.parameters ?? 0) : 0), 0);
  return { ...about, parameters, trainable, nodes, edges };
}

const key = ({ name, index }: { readonly name: string; readonly index: number }): string => `${index} ${name}`;

/** Of a Sequential: each layer takes what the one before gives, in the shape for which it was built. */
function chain(layers: readonly Saved[]): readonly Call[] {
  return layers.map((layer, i) => {
    const before = layers[i - 1];
    const parent = before && { name: nameOf(before), index: 0, shape: builtShape(layer) };
    return { layer, name: nameOf(layer), index: 0, parents: parent ? [parent] : [] };
  });
}

function callsOf(layer: Saved): readonly Call[] {
  const nodes = Array.isArray(layer['inbound_nodes']) ? layer['inbound_nodes'] : [];
  const calls = nodes.map((node, index) => ({ layer, name: nameOf(layer), index, parents: origins(node) }));
  return calls.length ? calls : [{ layer, name: nameOf(layer), index: 0, parents: [] }]; // an input
}

/** All tensors in the arguments of a call. Files of Keras 2 list `[layer, node, tensor, options]` for each. */
function origins(value: Json): readonly Origin[] {
  if (Array.isArray(value)) {
    const [name, index, output] = value;
    const isPlace = typeof name === 'string' && typeof index === 'number' && typeof output === 'number';
    return isPlace ? [{ name, index, shape: null }] : value.flatMap(origins);
  }
  if (!isPlainObject(value)) return [];
  const { class_name: type, config } = value as Saved;
  if (type !== '__keras_tensor__') return Object.values(value as Saved).flatMap(origins);
  const { keras_history: history, shape } = record(config);
  const [name, index] = Array.isArray(history) ? history : [];
  return [{ name: String(name), index: Number(index), shape: shapeOf(shape) }];
}

/** Each after those it needs; what never finds its inputs comes last. */
function sorted(calls: readonly Call[]): readonly Call[] {
  const names = new Set(calls.map(key));
  const done = new Set<string>();
  const result: Call[] = [];
  let left = [...calls];
  while (left.length) {
    const ready = left.filter(({ parents }) => parents.every((p) => done.has(key(p)) || !names.has(key(p))));
    const next = ready.length ? ready : left;
    for (const call of next) done.add(key(call));
    result.push(...next);
    left = left.filter((call) => !next.includes(call));
  }
  return result;
}

function nodeOf(call: Call, known: PartialShape | null, unknown: UnknownLayer[], kind = 'layers'): NodeInfo {
  const { layer, name, index, parents } = call;
  const config = record(layer['config']);
  const type = String(layer['class_name']);
  const isInput = type === 'InputLayer';
  const inner = Array.isArray(config['layers']) ? graphFrom(layer, unknown) : null;
  const made = isInput || inner ? null : make(call, kind);
  if (made && 'className' in made && index === 0) unknown.push(made);
  const one = made && !('className' in made) ? made : null;
  const shape = known ?? shapeOf(config['batch_shape']) ?? (one && outputOf(one, parents));
  return {
    name,
    type,
    role: isInput ? 'input' : inner ? 'model' : isOperation(layer as Json) ? 'op' : one ? 'layer' : 'unknown',
    shape: shape ? shapeText(shape) : '?',
    parameters: isInput ? 0 : inner ? inner.parameters : one?.built ? one.countParams() : null,
    trainable: config['trainable'] !== false,
    shared: index > 0,
    settings: inner ? [] : settingsText(one && !(one instanceof Operation) ? one.getConfig() : config),
    weights: one?.ownWeights.map((weight) => [weight.name, shapeText(weight.shape)] as const) ?? [],
    inner,
  };
}

/** The layer by itself, built if the file says for what; else why there is none. */
function make({ layer, name }: Call, kind: string): Layer | UnknownLayer {
  let made: Layer;
  try {
    const saved = layer as Json;
    made = isOperation(saved) ? Operation.revive(saved, name) : (deserialize(saved, kind, name) as Layer);
  } catch (error) {
    return unknownLayer(layer, name, kind, error instanceof Error ? error.message : String(error));
  }
  try {
    const shape = record(layer['build_config'])['input_shape'];
    withBlankWeights(() => made.buildFor(shape ?? [null]));
  } catch {
    // It is shown without its weights.
  }
  return made;
}

function unknownLayer(layer: Saved, name: string, kind: string, message: string): UnknownLayer {
  const [, sort = kind, wanted] = /registered name among (\w+).*Received: '(.+?)'\./s.exec(message) ?? [];
  const className = wanted ?? String(layer['registered_name'] ?? layer['class_name']);
  const builtIn = /^keras\b/.test(String(layer['module']));
  const ofClass = className === layer['class_name'] || className === layer['registered_name'];
  return {
    name,
    className,
    kind:
      className === 'Lambda' ? 'lambda' : wanted === undefined ? 'other' : builtIn && ofClass ? 'missing' : 'custom',
    sort,
    message,
  };
}

/** The output of a layer for what the file says of its inputs. */
function outputOf(layer: Layer, parents: readonly Origin[]): PartialShape | null {
  const shapes = parents.flatMap(({ shape }) => (shape ? [shape] : []));
  if (!shapes.length || shapes.length < parents.length || layer instanceof Operation) return null;
  try {
    return layer.computeOutputShape(shapes.length === 1 ? shapes[0]! : shapes);
  } catch {
    return null;
  }
}

function nameOf(layer: Saved): string {
  return String(layer['name'] ?? record(layer['config'])['name'] ?? layer['class_name']);
}
function builtShape(layer: Saved): PartialShape | null {
  return shapeOf(record(layer['build_config'])['input_shape']);
}
function shapeOf(value: Json | undefined): PartialShape | null {
  const isShape = Array.isArray(value) && value.every((n) => n === null || typeof n === 'number');
  return isShape ? (value as PartialShape) : null;
}
function record(value: Json | undefined): Saved {
  return isPlainObject(value) ? (value as Saved) : {};
}

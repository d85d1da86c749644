import { expected, flatten, mapTree } from '@oneiros/core';
import { KerasTensor, type Layer, type LayerCall } from '@oneiros/layers-core';
import type { Tensor } from '@oneiros/tensor';

/** KerasTensors in arrays and objects. */
export type KerasTensors = KerasTensor | readonly KerasTensors[] | { readonly [key: string]: KerasTensors };

/** What a functional model is made of: layer calls between inputs and outputs. */
export interface Graph {
  readonly inputs: KerasTensors;
  readonly outputs: KerasTensors;
  /** In an order in which each call finds its inputs computed. */
  readonly calls: readonly LayerCall[];
  /** In Keras's order: from the inputs on by depth, which is also the order of weights. */
  readonly layers: readonly Layer[];
}

/**
 * Finds the calls that lead from `inputs` to `outputs`.
 * @throws OneirosError where an output depends on a tensor that is not among the inputs, or two layers share a name.
 */
export function graphOf(inputs: KerasTensors, outputs: KerasTensors): Graph {
  const sources = flatten(inputs) as KerasTensor[];
  const wrong = [...sources, ...flatten(outputs)].find((t) => !(t instanceof KerasTensor));
  if (wrong !== undefined)
    throw expected(
      'Model',
      'KerasTensors as inputs and outputs',
      String(wrong),
      'Start from Input(shape) and apply layers to it.',
    );
  const { calls, order } = visit(sources, flatten(outputs) as KerasTensor[]);
  const layers = byDepth(calls, order, sources);
  const names = new Set<string>();
  for (const { name } of layers) {
    if (names.has(name))
      throw expected(
        'Model',
        'layers of different names',
        `two layers named '${name}'`,
        'Give one of them another name.',
      );
    names.add(name);
  }
  return { inputs, outputs, calls: calls.filter((call) => !isInputCall(call)), layers };
}

/** The outputs for tensors in the order of the flattened inputs; `run` applies one call to real tensors. */
export function runGraph(
  graph: Graph,
  inputs: readonly Tensor[],
  run: (call: LayerCall, inputs: unknown, options: unknown) => unknown,
): unknown {
  const values = new Map<KerasTensor, unknown>();
  (flatten(graph.inputs) as KerasTensor[]).forEach((symbolic, i) => values.set(symbolic, inputs[i]));
  const now = (leaf: unknown): unknown => (leaf instanceof KerasTensor ? values.get(leaf) : leaf);
  for (const call of graph.calls) {
    if (call.outputs.every((output) => values.has(output))) continue; // an inner tensor was given as input
    const results = flatten(run(call, mapTree(call.inputs, now), mapTree(call.options, now)));
    call.outputs.forEach((output, i) => values.set(output, results[i]));
  }
  return mapTree(graph.outputs, now);
}

/** Whether a call is that of an InputLayer. */
export function isInputCall(call: LayerCall): boolean {
  return flatten(call.inputs).length === 0;
}

/** KerasTensors that a call depends on. */
export function parentsOf(call: LayerCall): readonly KerasTensor[] {
  return [...flatten(call.inputs), ...flatten(call.options)].filter((leaf) => leaf instanceof KerasTensor);
}

/** Depth first from the outputs: calls in computable order, layers in the order in which they were met. */
function visit(
  sources: readonly KerasTensor[],
  outputs: readonly KerasTensor[],
): { calls: LayerCall[]; order: Map<Layer, number> } {
  const calls: LayerCall[] = [];
  const order = new Map<Layer, number>();
  const done = new Set<LayerCall>();
  const go = (tensor: KerasTensor): void => {
    const { call } = tensor;
    if (!call || (sources.includes(tensor) && !isInputCall(call))) return;
    if (done.has(call)) return;
    done.add(call);
    if (isInputCall(call) && !sources.includes(tensor)) {
      throw expected(
        'Model',
        'outputs that depend on the given inputs alone',
        `a dependence on ${tensor.toString()}`,
        'Add it to the inputs of the model.',
      );
    }
    if (!order.has(call.layer)) order.set(call.layer, order.size);
    for (const parent of parentsOf(call)) go(parent);
    calls.push(call);
  };
  for (const output of outputs) go(output);
  return { calls, order };
}

/** Layers by their greatest distance from an output, the farthest first; within a distance in the order of the visit. */
function byDepth(calls: readonly LayerCall[], order: Map<Layer, number>, sources: readonly KerasTensor[]): Layer[] {
  const inGraph = new Set(calls);
  const callDepths = new Map<LayerCall, number>();
  const depths = new Map<Layer, number>();
  for (const call of [...calls].reverse()) {
    const depth = Math.max(callDepths.get(call) ?? 0, depths.get(call.layer) ?? 0);
    depths.set(call.layer, depth);
    callDepths.set(call, depth);
    for (const { call: parent } of parentsOf(call)) {
      if (parent && inGraph.has(parent)) callDepths.set(parent, Math.max(depth + 1, callDepths.get(parent) ?? 0));
    }
  }
  for (const { call } of sources) {
    if (!call || depths.has(call.layer) || !isInputCall(call)) continue; // an input that nothing uses
    depths.set(call.layer, 0);
    order.set(call.layer, -1);
  }
  return [...depths.keys()].sort((a, b) => depths.get(b)! - depths.get(a)! || order.get(a)! - order.get(b)!);
}

import { flatten } from '@oneiros/core';
import type { KerasTensor, Layer } from '@oneiros/layers-core';
import { type Graph, parentsOf } from './graph.ts';

/**
 * For each layer where its inputs come from: `dense[0][1]` is the second output of the first call of `dense`, as in Keras.
 * `null` for a graph that is a chain of layers.
 */
export function connectionsOf(graph: Graph): ((layer: Layer) => string) | null {
  const { calls, inputs } = graph;
  const isChain =
    flatten(inputs).length === 1 &&
    new Set(calls.map(({ layer }) => layer)).size === calls.length &&
    calls.every((call, i) => {
      const parents = parentsOf(call);
      return parents.length === 1 && (i === 0 || parents[0]!.call === calls[i - 1]);
    });
  if (isChain) return null;
  return (layer) =>
    calls
      .filter((call) => call.layer === layer)
      .flatMap((call) => parentsOf(call).map(placeOf))
      .join(', ') || '-';
}

function placeOf(tensor: KerasTensor): string {
  const call = tensor.call!;
  return `${call.layer.name}[${call.layer.calls.indexOf(call)}][${call.outputs.indexOf(tensor)}]`;
}

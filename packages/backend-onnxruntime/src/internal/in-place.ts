import { sameShape } from '@oneiros/core';
import type { Ref } from './graph.ts';
import type { GraphProto, NodeProto } from './protobuf.ts';

/** Nodes that read each element before they write the one at its place. */
const elementwise = new Set(['Add', 'Sub', 'Mul', 'Div']);
/** Nodes whose result may lie in the memory of an input, so that its readers read that as well. */
const views = new Set(['Reshape', 'Identity']);
/** Nodes that onnxruntime merges with a sum that follows them. */
const merged = new Set(['MatMul', 'Gemm', 'FusedMatMul', 'Conv']);
/** How far back a reader is looked for. */
const nearby = 32;

/**
 * For each output, the input in whose memory it may be written, or −1: an elementwise node makes it from that input, and
 * all other readers of the input are done by then, since the node needs their results. So slots of optimizers stay where
 * they are: `m + (g − m) · c`.
 */
export function inPlaceInputs(graph: GraphProto, inputs: readonly Ref[], outputs: readonly Ref[]): readonly number[] {
  const makers = new Map<string, NodeProto>();
  const readers = new Map<string, Set<NodeProto>>();
  for (const node of graph.nodes) {
    for (const name of node.outputs) makers.set(name, node);
    for (const name of namesReadBy(node)) {
      const set = readers.get(name);
      if (set) set.add(node);
      else readers.set(name, new Set([node]));
    }
  }
  const byName = new Map(inputs.map((ref, i) => [ref.name, i]));
  const taken = new Set<number>();
  return outputs.map((output) => {
    const maker = makers.get(output.name);
    if (!maker || !elementwise.has(maker.op) || maker.domain !== '') return -1;
    const found = maker.inputs.findIndex((name, i) => {
      const at = byName.get(name);
      if (at === undefined || taken.has(at)) return false;
      const { type, shape } = inputs[at]!;
      const other = makers.get(maker.inputs[1 - i]!);
      if (type !== output.type || !sameShape(shape, output.shape) || (other && merged.has(other.op))) return false;
      const others = [...readers.get(name)!].filter((node) => node !== maker);
      return others.every((node) => !views.has(node.op)) && comeBefore(maker, others, makers);
    });
    if (found < 0) return -1;
    const at = byName.get(maker.inputs[found]!)!;
    taken.add(at);
    return at;
  });
}

/** Whether `node` needs the results of all of `others`. */
function comeBefore(node: NodeProto, others: readonly NodeProto[], makers: ReadonlyMap<string, NodeProto>): boolean {
  const missing = new Set(others);
  const seen = new Set<NodeProto>([node]);
  for (const at of seen) {
    if (missing.size === 0) return true;
    if (seen.size > nearby) return false;
    for (const name of namesReadBy(at)) {
      const maker = makers.get(name);
      if (!maker) continue;
      missing.delete(maker);
      seen.add(maker);
    }
  }
  return missing.size === 0;
}

/** Inputs of a node, and what graphs in its attributes read of the outer one. */
function namesReadBy({ inputs, attributes }: NodeProto): readonly string[] {
  const inner = Object.values(attributes).flatMap((value) =>
    typeof value === 'object' && 'nodes' in value ? value.nodes.flatMap(namesReadBy) : [],
  );
  return inner.length ? [...inputs, ...inner] : inputs;
}

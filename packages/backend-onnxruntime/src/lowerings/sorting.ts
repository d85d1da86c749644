import { bytesOf, isFloat, sizeOf } from '@oneiros/core';
import { type Application, type ArgsortAttrs, argsortOp, sortOp, topKOp } from '@oneiros/tensor';
import { castTo, typedNode, whereRef } from '../internal/emit.ts';
import type { Graph, Ref } from '../internal/graph.ts';
import { computeType } from '../internal/kernel-types.ts';
import type { Context, LoweringEntry } from '../internal/lowering.ts';
import { type Operand, operandOf } from '../internal/operand.ts';

/** Order. Equal elements keep theirs; NaN is greater than all numbers. */
export const sortingLowerings: readonly LoweringEntry[] = [
  [argsortOp, { lower: argsort, accepts: hasOrder }],
  [sortOp, { lower: sort, accepts: hasOrder }],
  [topKOp, { lower: topK, accepts: hasOrder }],
];

function hasOrder({ inputs }: Application): boolean {
  return inputs[0]!.dtype !== 'uint64' && sizeOf(inputs[0]!.shape) > 0;
}

function argsort([x]: readonly Operand[], { attrs }: Application, { graph }: Context): readonly Operand[] {
  const { axis, descending } = attrs as ArgsortAttrs;
  const order = ordered(graph, x!.plain(graph), axis, x!.shape[axis]!, descending);
  return [operandOf(castTo(graph, order, 'int32'))];
}
function sort([x]: readonly Operand[], { attrs }: Application, { graph }: Context): readonly Operand[] {
  const { axis } = attrs as { readonly axis: number };
  const ref = x!.plain(graph);
  return [operandOf(gathered(graph, ref, ordered(graph, ref, axis, x!.shape[axis]!, false), axis))];
}
function topK([x]: readonly Operand[], { attrs }: Application, { graph }: Context): readonly Operand[] {
  const { k } = attrs as { readonly k: number };
  const ref = x!.plain(graph);
  const axis = x!.rank - 1;
  const order = ordered(graph, ref, axis, k, true);
  return [operandOf(gathered(graph, ref, order, axis)), operandOf(castTo(graph, order, 'int32'))];
}

/** Indices of the `count` first elements along an axis, least or greatest first. */
function ordered(graph: Graph, x: Ref, axis: number, count: number, descending: boolean): Ref {
  const keys = sortable(graph, x);
  const shape = x.shape.map((n, i) => (i === axis ? count : n));
  const results = graph.nodes(
    'TopK',
    [keys, graph.ints([count])],
    [
      { type: keys.type, shape },
      { type: 'int64', shape },
    ],
    { axis, largest: Number(descending), sorted: 1 },
  );
  return results[1]!;
}
function gathered(graph: Graph, x: Ref, indices: Ref, axis: number): Ref {
  return graph.node('GatherElements', [x, indices], { type: x.type, shape: indices.shape }, { axis });
}

/**
 * Integers in the order of x. The bits of floats are so already, read as an integer, but for negative ones, which are in
 * the opposite order; −0 becomes 0, and every NaN the same positive one.
 */
function sortable(graph: Graph, x: Ref): Ref {
  const { shape } = x;
  if (!isFloat(x.type)) return castTo(graph, x, computeType('TopK', x.type));
  const type = bytesOf(x.type) === 8 ? 'int64' : 'int32';
  const numbers = typedNode(graph, 'Add', [x, graph.scalar(x.type, 0)], shape);
  const isNaN = graph.node('IsNaN', [x], { type: 'bool', shape });
  const one = whereRef(graph, isNaN, graph.scalar(x.type, Number.NaN), numbers, shape);
  const bits = graph.node('BitCast', [one], { type, shape }, { to: type === 'int64' ? 7 : 6 });
  const negative = graph.node('Less', [bits, graph.scalar(type, 0)], { type: 'bool', shape });
  const turned = graph.node('BitwiseXor', [bits, graph.scalar(type, type === 'int64' ? 2n ** 63n - 1n : 0x7fffffff)], {
    type,
    shape,
  });
  return whereRef(graph, negative, turned, bits, shape);
}

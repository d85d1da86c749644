import { type AnyOp, equalOp, greaterEqualOp, greaterOp, lessEqualOp, lessOp, logicalAndOp, logicalNotOp, logicalOrOp, logicalXorOp, notEqualOp, whereOp } from '@oneiros/tensor';
import { elementwise } from '../internal/elementwise.ts';
import { predicateNode, whereRef } from '../internal/emit.ts';
import { castTo } from '../internal/emit.ts';
import type { LoweringEntry } from '../internal/lowering.ts';

/** Comparison, logic and choice. */
export const comparisonLowerings: readonly LoweringEntry[] = [
  comparing(equalOp, 'Equal'),
  comparing(lessOp, 'Less'),
  comparing(lessEqualOp, 'LessOrEqual'),
  comparing(greaterOp, 'Greater'),
  comparing(greaterEqualOp, 'GreaterOrEqual'),
  [notEqualOp, { lower: elementwise((graph, refs, shape) => graph.node('Not', [predicateNode(graph, 'Equal', refs, shape)], { type: 'bool', shape })) }],
  logical(logicalAndOp, 'And'),
  logical(logicalOrOp, 'Or'),
  logical(logicalXorOp, 'Xor'),
  logical(logicalNotOp, 'Not'),
  [whereOp, { lower: elementwise((graph, [condition, x, y], shape) => whereRef(graph, castTo(graph, condition!, 'bool'), x!, y!, shape)) }],
];

function comparing(op: AnyOp, node: string): LoweringEntry {
  return [op, { lower: elementwise((graph, refs, shape) => predicateNode(graph, node, refs, shape)) }];
}
function logical(op: AnyOp, node: string): LoweringEntry {
  return [op, { lower: elementwise((graph, refs, shape) => graph.node(node, refs.map((x) => castTo(graph, x, 'bool')), { type: 'bool', shape })) }];
}

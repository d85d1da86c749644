import {
  type AnyOp,
  type Application,
  equalOp,
  greaterEqualOp,
  greaterOp,
  lessEqualOp,
  lessOp,
  logicalAndOp,
  logicalNotOp,
  logicalOrOp,
  logicalXorOp,
  notEqualOp,
  whereOp,
} from '@oneiros/tensor';
import { applyElementwise, type Elementwise, elementwise } from '../internal/elementwise.ts';
import { castTo, predicateNode, whereRef } from '../internal/emit.ts';
import type { Context, LoweringEntry } from '../internal/lowering.ts';
import type { Operand } from '../internal/operand.ts';

/** Comparison, logic and choice. */
export const comparisonLowerings: readonly LoweringEntry[] = [
  comparing(equalOp, 'Equal'),
  comparing(lessOp, 'Less'),
  comparing(lessEqualOp, 'LessOrEqual'),
  comparing(greaterOp, 'Greater'),
  comparing(greaterEqualOp, 'GreaterOrEqual'),
  [
    notEqualOp,
    {
      lower: elementwise((graph, refs, shape) =>
        graph.node('Not', [predicateNode(graph, 'Equal', refs, shape)], { type: 'bool', shape }),
      ),
    },
  ],
  logical(logicalAndOp, 'And'),
  logical(logicalOrOp, 'Or'),
  logical(logicalXorOp, 'Xor'),
  logical(logicalNotOp, 'Not'),
  [whereOp, { lower: where }],
];

function where([condition, x, y]: readonly Operand[], { outputs }: Application, context: Context): readonly Operand[] {
  const choose: Elementwise = (graph, [c, a, b], own) => whereRef(graph, castTo(graph, c!, 'bool'), a!, b!, own);
  return [applyElementwise([condition!, x!, y!], outputs[0]!.shape, context, choose)];
}

function comparing(op: AnyOp, node: string): LoweringEntry {
  return [op, { lower: elementwise((graph, refs, shape) => predicateNode(graph, node, refs, shape)) }];
}
function logical(op: AnyOp, node: string): LoweringEntry {
  return [
    op,
    {
      lower: elementwise((graph, refs, shape) =>
        graph.node(
          node,
          refs.map((x) => castTo(graph, x, 'bool')),
          { type: 'bool', shape },
        ),
      ),
    },
  ];
}

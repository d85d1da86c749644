import { sizeOf } from '@oneiros/core';
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
import type { Graph } from '../internal/graph.ts';
import type { Context, LoweringEntry } from '../internal/lowering.ts';
import { once } from '../internal/once.ts';
import { Operand, type Recipe } from '../internal/operand.ts';
import { withinPositive } from './window.ts';

/** Comparison, logic and choice. */
export const comparisonLowerings: readonly LoweringEntry[] = [
  comparing(equalOp, 'Equal'),
  comparing(lessOp, 'Less'),
  comparing(lessEqualOp, 'LessOrEqual'),
  [greaterOp, { lower: greater }],
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

/** Where another operand is greater than 0. */
interface Positive extends Recipe {
  readonly kind: 'positive';
  readonly of: Operand;
}

function greater([x, y]: readonly Operand[], { outputs }: Application, context: Context): readonly Operand[] {
  const { shape } = outputs[0]!;
  const compare = (): Operand =>
    applyElementwise([x!, y!], shape, context, (graph, refs, own) => predicateNode(graph, 'Greater', refs, own));
  if (y!.number !== 0 || x!.size !== sizeOf(shape)) return [compare()];
  const made = once(compare);
  const recipe: Positive = {
    kind: 'positive',
    of: x!,
    make: (graph) => made().plain(graph),
    ...(x!.isBlocked && { makeBlocked: (graph: Graph) => made().blocked(graph, context.block) }),
  };
  return [new Operand({ type: 'bool', shape }, { recipe })];
}

function where([condition, x, y]: readonly Operand[], { outputs }: Application, context: Context): readonly Operand[] {
  const { shape } = outputs[0]!;
  const choose: Elementwise = (graph, [c, a, b], own) => whereRef(graph, castTo(graph, c!, 'bool'), a!, b!, own);
  const rectified =
    y!.number === 0 && condition!.recipe?.kind === 'positive'
      ? withinPositive(x!, (condition!.recipe as Positive).of)
      : null;
  return [rectified ?? applyElementwise([condition!, x!, y!], shape, context, choose)];
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

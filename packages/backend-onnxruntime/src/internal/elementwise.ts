import { type Shape, sameShape, sizeOf } from '@oneiros/core';
import { reshapeTo } from './emit.ts';
import type { Graph, Ref } from './graph.ts';
import type { Context, Lower } from './lowering.ts';
import { broadcasted, Operand, unbroadcast } from './operand.ts';

/** Puts a node that works element by element, on operands that broadcast to `shape`, into the graph. */
export type Elementwise = (graph: Graph, refs: readonly Ref[], shape: Shape) => Ref;

/**
 * The lowering of an elementwise op. Operands that lie in channel blocks stay so, where all others lie so too or are
 * scalars: then the whole chain between two convolutions needs no reordering.
 */
export function elementwise(make: Elementwise): Lower {
  return (inputs, { outputs }, context) => [applyElementwise(inputs, outputs[0]!.shape, context, make)];
}

/** The same, for a part of an op. */
export function applyElementwise(
  inputs: readonly Operand[],
  shape: Shape,
  { graph, block }: Context,
  make: Elementwise,
): Operand {
  if (!staysBlocked(inputs, shape, block))
    return broadcasted(graph, inputs, shape, (refs, own) => make(graph, refs, own));
  const [n, h, w, c] = shape as readonly [number, number, number, number];
  const blockedShape = [n, c / block, h, w, block];
  const refs = inputs.map((x) =>
    isScalar(x) ? reshapeTo(graph, unbroadcast(x).plain(graph), []) : x.blocked(graph, block),
  );
  const ref = make(graph, refs, blockedShape);
  return new Operand({ type: ref.type, shape }, { blocked: ref });
}

function staysBlocked(inputs: readonly Operand[], shape: Shape, block: number): boolean {
  if (block === 0 || shape.length !== 4 || shape[3]! % block !== 0 || !inputs.some((x) => x.isBlocked)) return false;
  return inputs.every((x) => isScalar(x) || sameShape(unbroadcast(x).shape, shape));
}
function isScalar(x: Operand): boolean {
  return sizeOf(unbroadcast(x).shape) === 1;
}

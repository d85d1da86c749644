import { type Shape, sameShape } from '@oneiros/core';
import { concatRefs } from '../internal/emit.ts';
import type { Graph, Ref } from '../internal/graph.ts';
import { Operand, type Recipe } from '../internal/operand.ts';
import { padRef } from './movement.ts';

/**
 * A tensor that is zero but for some pieces along an axis, not in the graph yet: what padding with zeros makes. The
 * gradient of a split is a sum of such tensors, each with another piece: put together, they are one Concat.
 */
interface Pieces extends Recipe {
  readonly kind: 'pieces';
  readonly axis: number;
  /** In order, without overlap. */
  readonly parts: readonly Piece[];
}
interface Piece {
  readonly start: number;
  readonly of: Operand;
}

/** `of` at `start` along an axis of a tensor of zeros. */
export function pieceOperand(of: Operand, axis: number, start: number, shape: Shape): Operand {
  return piecesOperand(of, axis, [{ start, of }], shape);
}

/** x + y, if both are pieces along the same axis that do not overlap and nothing else uses them; else `null`. */
export function joinedPieces(x: Operand, y: Operand): Operand | null {
  const [left, right] = [piecesOf(x), piecesOf(y)];
  if (!left || !right || left.axis !== right.axis || !sameShape(x.shape, y.shape)) return null;
  const { axis } = left;
  const parts = [...left.parts, ...right.parts].sort((a, b) => a.start - b.start);
  const apart = parts.every(({ start }, i) => i === 0 || parts[i - 1]!.start + parts[i - 1]!.of.shape[axis]! <= start);
  return apart ? piecesOperand(x, axis, parts, x.shape) : null;
}
function piecesOf(x: Operand): Pieces | null {
  return x.recipe?.kind === 'pieces' && x.uses === 1 ? (x.recipe as Pieces) : null;
}

function piecesOperand({ type }: Operand, axis: number, parts: readonly Piece[], shape: Shape): Operand {
  const make = (graph: Graph): Ref => {
    const { start: first, of: only } = parts[0]!;
    if (parts.length === 1) {
      const low = shape.map((_, i) => (i === axis ? first : 0));
      const high = shape.map((n, i) => (i === axis ? n - first - only.shape[axis]! : 0));
      return padRef(graph, only.plain(graph), graph.scalar(type, 0), { low, high, interior: low.map(() => 0) }, shape);
    }
    const refs: Ref[] = [];
    let at = 0;
    const zeros = (end: number): void => {
      if (end > at)
        refs.push(
          graph.filled(
            type,
            shape.map((n, i) => (i === axis ? end - at : n)),
            0,
          ),
        );
    };
    for (const { start, of } of parts) {
      zeros(start);
      refs.push(of.plain(graph));
      at = start + of.shape[axis]!;
    }
    zeros(shape[axis]!);
    return concatRefs(graph, refs, axis);
  };
  const recipe: Pieces = { kind: 'pieces', axis, parts, make };
  return new Operand({ type, shape }, { recipe });
}

import type { Shape } from '@oneiros/core';
import {
  type Application,
  broadcastToOp,
  concatenateOp,
  flipOp,
  padOp,
  reshapeOp,
  sliceOp,
  transposeOp,
} from '@oneiros/tensor';
import { castTo, concatRefs, flipRef, reshapeTo, sliceOf } from '../internal/emit.ts';
import type { Graph, Ref } from '../internal/graph.ts';
import { computeType } from '../internal/kernel-types.ts';
import type { Context, LoweringEntry } from '../internal/lowering.ts';
import {
  broadcastOperand,
  Operand,
  operandOf,
  type Recipe,
  transposedOperand,
  unbroadcast,
} from '../internal/operand.ts';
import type { Product } from './dot.ts';
import { pieceOperand } from './pieces.ts';

/** Elements in another order or shape, and more or fewer of them. */
export const movementLowerings: readonly LoweringEntry[] = [
  [reshapeOp, { lower: reshape }],
  [transposeOp, { lower: transpose }],
  [broadcastToOp, { lower: ([x], { outputs }) => [broadcastOperand(x!, outputs[0]!.shape)] }],
  [sliceOp, { lower: slice }],
  [
    flipOp,
    {
      lower: ([x], { attrs }, { graph }) => [
        operandOf(flipRef(graph, x!.plain(graph), (attrs as { readonly axes: readonly number[] }).axes)),
      ],
    },
  ],
  [padOp, { lower: pad }],
  [
    concatenateOp,
    {
      lower: (inputs, { attrs }, { graph }) => [
        operandOf(
          concatRefs(
            graph,
            inputs.map((x) => x.plain(graph)),
            (attrs as { readonly axis: number }).axis,
          ),
        ),
      ],
    },
  ],
];

/** A scalar or a number repeated can be broadcast to the new shape as well. */
function reshape([x]: readonly Operand[], { outputs }: Application, { graph }: Context): readonly Operand[] {
  const { shape } = outputs[0]!;
  const small = unbroadcast(x!);
  if (small.size === 1 && x!.size !== 1)
    return [broadcastOperand(operandOf(reshapeTo(graph, small.plain(graph), [])), shape)];
  if (small.size === 1)
    return [
      new Operand(
        { type: x!.type, shape },
        { recipe: { kind: 'reshaped', make: (g) => reshapeTo(g, small.plain(g), shape) }, number: x!.number },
      ),
    ];
  return [operandOf(reshapeTo(graph, x!.plain(graph), shape))];
}

function transpose([x]: readonly Operand[], { attrs }: Application): readonly Operand[] {
  const { axes } = attrs as { readonly axes: readonly number[] };
  const product = x!.recipe?.kind === 'product' && x!.uses === 1 ? (x!.recipe as Recipe as Product) : null;
  if (product && axes[0] === 1) return [product.transposed()];
  return [transposedOperand(x!, axes)];
}

function slice([x]: readonly Operand[], { attrs }: Application, { graph }: Context): readonly Operand[] {
  const { starts, sizes, steps } = attrs as {
    readonly starts: readonly number[];
    readonly sizes: Shape;
    readonly steps: readonly number[];
  };
  return [operandOf(sliceOf(graph, x!.plain(graph), starts, sizes, steps))];
}

interface PadAttrs {
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly interior: readonly number[];
}
function pad([x, value]: readonly Operand[], { attrs, outputs }: Application, { graph }: Context): readonly Operand[] {
  const { low, high, interior } = attrs as PadAttrs;
  const axes = low.flatMap((width, i) => (width !== 0 || high[i] !== 0 || interior[i] !== 0 ? [i] : []));
  const [axis] = axes;
  const simple =
    value!.number === 0 && axes.length === 1 && low[axis!]! >= 0 && high[axis!]! >= 0 && interior[axis!] === 0;
  if (simple && x!.size > 0) return [pieceOperand(x!, axis!, low[axis!]!, outputs[0]!.shape)];
  return [operandOf(padRef(graph, x!.plain(graph), value!.plain(graph), attrs as PadAttrs, outputs[0]!.shape))];
}

/** `value` between the elements, and around them; a negative width cuts. */
export function padRef(graph: Graph, x: Ref, value: Ref, { low, high, interior }: PadAttrs, shape: Shape): Ref {
  const within = computeType('Pad', x.type);
  let ref = castTo(graph, x, within);
  const filling = castTo(graph, value, within);
  interior.forEach((width, axis) => {
    if (width > 0 && ref.shape[axis]! > 1) ref = spread(graph, ref, filling, axis, width);
  });
  const cut = (widths: readonly number[]): readonly number[] => widths.map((w) => Math.max(0, -w));
  const starts = cut(low);
  const ends = cut(high);
  // What is cut away at both ends together may be more than there is; then nothing of x is left on that axis.
  const sizes = ref.shape.map((n, i) => Math.max(0, n - starts[i]! - ends[i]!));
  ref = sliceOf(
    graph,
    ref,
    starts,
    sizes,
    sizes.map(() => 1),
  );
  const widths = [...low.map((w) => Math.max(0, w)), ...high.map((w) => Math.max(0, w))];
  if (widths.some((w) => w > 0)) ref = graph.node('Pad', [ref, graph.ints(widths), filling], { type: within, shape });
  return castTo(graph, ref, x.type);
}

/** `width` fillings after each element along an axis but the last: [.., n, ..] → [.., n, 1, ..] padded → [.., n (1 + width) − width, ..]. */
function spread(graph: Graph, x: Ref, filling: Ref, axis: number, width: number): Ref {
  const n = x.shape[axis]!;
  const before = x.shape.slice(0, axis);
  const after = x.shape.slice(axis + 1);
  const split = reshapeTo(graph, x, [...before, n, 1, ...after]);
  const none = split.shape.map(() => 0);
  const widths = [...none, ...none.map((_, i) => (i === axis + 1 ? width : 0))];
  const padded = graph.node('Pad', [split, graph.ints(widths), filling], {
    type: x.type,
    shape: [...before, n, 1 + width, ...after],
  });
  const full = reshapeTo(graph, padded, [...before, n * (1 + width), ...after]);
  const sizes = [...before, n * (1 + width) - width, ...after];
  return sliceOf(
    graph,
    full,
    sizes.map(() => 0),
    sizes,
    sizes.map(() => 1),
  );
}

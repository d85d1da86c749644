import { isFloat, type Shape, sizeOf } from '@oneiros/core';
import { type Application, type DotGeneralAttrs, dotGeneralOp } from '@oneiros/tensor';
import { castTo, reshapeTo, transposeTo } from '../internal/emit.ts';
import type { Graph, Ref } from '../internal/graph.ts';
import { computeType } from '../internal/kernel-types.ts';
import type { Context, LoweringEntry } from '../internal/lowering.ts';
import { Operand, operandOf, type Recipe, type Transposed } from '../internal/operand.ts';

/** Products of tensors. */
export const dotLowerings: readonly LoweringEntry[] = [
  [dotGeneralOp, { lower: dotGeneral, accepts: ({ inputs }) => inputs[0]!.dtype !== 'bool' }],
];

/** A product of two matrices that is not in the graph yet: whoever wants it transposed gets it so for nothing. */
export interface Product extends Recipe {
  readonly kind: 'product';
  /** The same product as [columns, rows]. */
  transposed(): Operand;
}

function dotGeneral([x, y]: readonly Operand[], application: Application, { graph }: Context): readonly Operand[] {
  const { contracting, batch } = application.attrs as DotGeneralAttrs;
  const [a, b] = sidesOf(x!, y!, contracting, batch);
  if (a.batch.length === 0 && a.free.length === 1 && b.free.length === 1) return [productOperand(a, b)];
  return [operandOf(product(graph, a, b, application.outputs[0]!.shape))];
}

function productOperand(a: Side, b: Side): Operand {
  const shape = [sizeOf(a.free), sizeOf(b.free)];
  const recipe: Product = {
    kind: 'product',
    make: (graph) => product(graph, a, b, shape),
    transposed: () => productOperand(b, a),
  };
  return new Operand({ type: a.of.type, shape }, { recipe });
}

/** One operand as a stack of matrices: the axes of its source, in groups. */
interface Side {
  /** The operand before it was transposed. */
  readonly of: Operand;
  readonly axes: {
    readonly batch: readonly number[];
    readonly free: readonly number[];
    readonly contracted: readonly number[];
  };
  /** Sizes of the axes in these groups. */
  readonly batch: Shape;
  readonly free: Shape;
  readonly contracted: Shape;
}

function sidesOf(
  x: Operand,
  y: Operand,
  contracting: DotGeneralAttrs['contracting'],
  batch: DotGeneralAttrs['batch'],
): readonly [Side, Side] {
  const left = sideOf(x, contracting[0], batch[0]);
  const right = sideOf(y, contracting[1], batch[1]);
  // Pairs may be summed over in any order: that in which the larger operand has them in memory needs no transposing.
  const leader = x.size >= y.size ? left : right;
  const order = leader.axes.contracted
    .map((_, i) => i)
    .sort((i, j) => leader.axes.contracted[i]! - leader.axes.contracted[j]!);
  return [reordered(left, order), reordered(right, order)];
}
function sideOf(x: Operand, contracted: readonly number[], batch: readonly number[]): Side {
  const free = x.shape.map((_, i) => i).filter((i) => !contracted.includes(i) && !batch.includes(i));
  const source = x.recipe?.kind === 'transposed' ? (x.recipe as Transposed) : null;
  const of = source?.of ?? x;
  const inSource = (axes: readonly number[]): readonly number[] => axes.map((axis) => source?.axes[axis] ?? axis);
  const axes = { batch: inSource(batch), free: inSource(free), contracted: inSource(contracted) };
  const sizes = (group: readonly number[]): Shape => group.map((axis) => of.shape[axis]!);
  return { of, axes, batch: sizes(axes.batch), free: sizes(axes.free), contracted: sizes(axes.contracted) };
}
function reordered(side: Side, order: readonly number[]): Side {
  const { axes, contracted } = side;
  return {
    ...side,
    axes: { ...axes, contracted: order.map((i) => axes.contracted[i]!) },
    contracted: order.map((i) => contracted[i]!),
  };
}

/** batch, free axes of the left, free axes of the right. */
function product(graph: Graph, a: Side, b: Side, shape: Shape): Ref {
  const { type } = a.of;
  const within = computeType('MatMul', type);
  const left = matrices(graph, a, 'left', isFloat(type));
  const right = matrices(graph, b, 'right', isFloat(type));
  const [m, n, count] = [sizeOf(a.free), sizeOf(b.free), sizeOf(a.batch)];
  const spec = { type: within, shape: a.batch.length ? [count, m, n] : [m, n] };
  const operands = [castTo(graph, left.ref, within), castTo(graph, right.ref, within)];
  const result =
    left.turned || right.turned
      ? graph.node(
          'FusedMatMul',
          operands,
          spec,
          { transA: Number(left.turned), transB: Number(right.turned) },
          'com.microsoft',
        )
      : graph.node('MatMul', operands, spec);
  return reshapeTo(graph, castTo(graph, result, type), shape);
}

/**
 * The side as [batch, rows, columns], or `turned`, as [batch, columns, rows], where it lies so in memory:
 * the product can take that (of floats).
 */
function matrices(
  graph: Graph,
  { of, axes, batch, free, contracted }: Side,
  place: 'left' | 'right',
  mayTurn: boolean,
): { readonly ref: Ref; readonly turned: boolean } {
  const [rows, columns] = place === 'left' ? [axes.free, axes.contracted] : [axes.contracted, axes.free];
  const straight = [...axes.batch, ...rows, ...columns];
  const across = [...axes.batch, ...columns, ...rows];
  const ref = of.plain(graph);
  const inPlace = (order: readonly number[]): boolean =>
    order.filter((axis) => ref.shape[axis] !== 1).every((axis, i, all) => i === 0 || all[i - 1]! < axis);
  // Where axes must move in any case, let the last one stay: then whole rows move.
  const better = inPlace(across) || across.at(-1) === ref.shape.length - 1;
  const turned = mayTurn && !inPlace(straight) && better;
  const [m, k] = [sizeOf(free), sizeOf(contracted)];
  const size = (place === 'left') === turned ? [k, m] : [m, k];
  const matrix = transposeTo(graph, ref, turned ? across : straight);
  return { ref: reshapeTo(graph, matrix, batch.length ? [sizeOf(batch), ...size] : size), turned };
}

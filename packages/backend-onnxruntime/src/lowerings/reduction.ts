import { isFloat, type Shape, sizeOf } from '@oneiros/core';
import {
  type AnyOp,
  type Application,
  allOp,
  anyOp,
  argmaxOp,
  argminOp,
  cumsumOp,
  maxOp,
  meanOp,
  minOp,
  prodOp,
  sumOp,
} from '@oneiros/tensor';
import { type ElementType, elementType } from '../internal/element-types.ts';
import { castTo, reshapeTo, whereRef } from '../internal/emit.ts';
import type { Graph, Ref } from '../internal/graph.ts';
import { computeType } from '../internal/kernel-types.ts';
import type { Context, LoweringEntry } from '../internal/lowering.ts';
import { broadcastOperand, type Operand, operandOf } from '../internal/operand.ts';

/** Many elements to one, and running sums. */
export const reductionLowerings: readonly LoweringEntry[] = [
  reducing(sumOp, { node: 'ReduceSum', identity: () => 0, special: sumOverRows }),
  reducing(meanOp, {
    node: 'ReduceMean',
    identity: () => Number.NaN,
    accepts: ({ inputs }) => isFloat(inputs[0]!.dtype),
  }),
  reducing(prodOp, { node: 'ReduceProd', identity: () => 1 }),
  reducing(maxOp, { node: 'ReduceMax', identity: least, accepts: isOrdered, finish: withNaN }),
  reducing(minOp, { node: 'ReduceMin', identity: greatest, accepts: isOrdered, finish: withNaN }),
  reducing(anyOp, { node: 'ReduceMax', identity: () => 0 }),
  reducing(allOp, { node: 'ReduceMin', identity: () => 1 }),
  finding(argmaxOp, 'ArgMax'),
  finding(argminOp, 'ArgMin'),
  [cumsumOp, { lower: cumsum }],
];

interface ReduceAttrs {
  readonly axes: readonly number[];
}
interface Reduction {
  readonly node: string;
  /** The result for no elements. */
  readonly identity: (type: ElementType) => number;
  readonly accepts?: (application: Application) => boolean;
  /** Puts right what the node leaves out. */
  readonly finish?: (graph: Graph, x: Ref, result: Ref, axes: Ref) => Ref;
  /** A faster way for some operands. */
  readonly special?: (x: Operand, attrs: ReduceAttrs, context: Context) => Ref | null;
}

function reducing(op: AnyOp, reduction: Reduction): LoweringEntry {
  const { accepts } = reduction;
  return [
    op,
    {
      lower: (inputs, application, context) => [reduce(reduction, inputs[0]!, application, context)],
      ...(accepts && { accepts }),
    },
  ];
}

function reduce(
  { node, identity, finish, special }: Reduction,
  x: Operand,
  { attrs, outputs }: Application,
  context: Context,
): Operand {
  const { axes } = attrs as ReduceAttrs;
  const { shape } = outputs[0]!;
  const { graph, block } = context;
  if (axes.length === 0) return x;
  if (x.size === 0) return broadcastOperand(operandOf(graph.scalar(x.type, identity(x.type))), shape);
  const fast = special?.(x, attrs as ReduceAttrs, context);
  if (fast) return operandOf(reshapeTo(graph, fast, shape));
  const blocked = x.isBlocked && axes.join() === '0,1,2' ? x.blocked(graph, block) : null;
  const ref = blocked ?? x.plain(graph);
  const over = blocked ? [0, 2, 3] : axes;
  const within = computeType(node, x.type);
  const left = ref.shape.filter((_, i) => !over.includes(i));
  const list = graph.ints(over);
  const result = graph.node(node, [castTo(graph, ref, within), list], { type: within, shape: left }, { keepdims: 0 });
  const finished = finish ? finish(graph, ref, castTo(graph, result, x.type), list) : castTo(graph, result, x.type);
  return operandOf(reshapeTo(graph, finished, shape));
}

/** The sum over leading axes as a product with a row of ones: matrix kernels are faster at it. */
function sumOverRows(x: Operand, { axes }: ReduceAttrs, { graph, block }: Context): Ref | null {
  const leading = axes.every((axis, i) => axis === i) && axes.length < x.rank;
  if (!leading || x.type !== 'float32') return null;
  if (x.isBlocked && axes.length === 3) {
    const [n, h, w, c] = x.shape as readonly [number, number, number, number];
    const images = sumOfRows(graph, x.blocked(graph, block), n, h * w * c);
    const channels = reshapeTo(graph, images, [c / block, h * w, block]);
    return graph.node(
      'ReduceSum',
      [channels, graph.ints([1])],
      { type: 'float32', shape: [c / block, block] },
      { keepdims: 0 },
    );
  }
  const rows = sizeOf(x.shape.slice(0, axes.length));
  const columns = sizeOf(x.shape.slice(axes.length));
  return rows < 8 || columns < 8 ? null : sumOfRows(graph, x.plain(graph), rows, columns);
}
function sumOfRows(graph: Graph, x: Ref, rows: number, columns: number): Ref {
  const ones = graph.constant('float32', [1, rows], new Float32Array(rows).fill(1));
  return graph.node('MatMul', [ones, reshapeTo(graph, x, [rows, columns])], { type: 'float32', shape: [1, columns] });
}

/** onnxruntime's extremes leave NaN out; here it wins. */
function withNaN(graph: Graph, x: Ref, result: Ref, axes: Ref): Ref {
  if (!isFloat(x.type)) return result;
  const isNaN = graph.node('IsNaN', [x], { type: 'bool', shape: x.shape });
  const anyNaN = graph.node('ReduceMax', [isNaN, axes], { type: 'bool', shape: result.shape }, { keepdims: 0 });
  return whereRef(graph, anyNaN, graph.scalar(x.type, Number.NaN), result, result.shape);
}

/** uint64 would be compared as int64. */
function isOrdered({ inputs }: Application): boolean {
  return inputs[0]!.dtype !== 'uint64';
}
function least(type: ElementType): number {
  return isFloat(type) ? Number.NEGATIVE_INFINITY : 0;
}
function greatest(type: ElementType): number {
  return isFloat(type) ? Number.POSITIVE_INFINITY : 0;
}

function finding(op: AnyOp, node: string): LoweringEntry {
  return [
    op,
    {
      lower: ([x], { attrs, outputs }, { graph }) => {
        const { axis } = attrs as { readonly axis: number };
        const { shape, dtype } = outputs[0]!;
        const left = x!.shape.filter((_, i) => i !== axis);
        const ref = x!.plain(graph);
        const find = (how: string, among: Ref): Ref =>
          graph.node(
            how,
            [castTo(graph, among, computeType(how, among.type))],
            { type: 'int64', shape: left },
            { axis, keepdims: 0 },
          );
        const found = isFloat(ref.type) ? withFirstNaN(graph, ref, axis, left, find, node) : find(node, ref);
        return [operandOf(reshapeTo(graph, castTo(graph, found, elementType(dtype)), shape))];
      },
      accepts: (application) => isOrdered(application) && hasElements(application.inputs[0]!.shape),
    },
  ];
}
/** The place of the first NaN, where there is one. */
function withFirstNaN(
  graph: Graph,
  x: Ref,
  axis: number,
  shape: Shape,
  find: (how: string, among: Ref) => Ref,
  node: string,
): Ref {
  const isNaN = graph.node('IsNaN', [x], { type: 'bool', shape: x.shape });
  const anyNaN = graph.node('ReduceMax', [isNaN, graph.ints([axis])], { type: 'bool', shape }, { keepdims: 0 });
  return whereRef(graph, anyNaN, find('ArgMax', isNaN), find(node, x), shape);
}
function hasElements(shape: Shape): boolean {
  return sizeOf(shape) > 0;
}

function cumsum([x]: readonly Operand[], { attrs }: Application, { graph }: Context): readonly Operand[] {
  const { axis, reverse } = attrs as { readonly axis: number; readonly reverse: boolean };
  const within = computeType('CumSum', x!.type);
  const ref = castTo(graph, x!.plain(graph), within);
  if (x!.size === 0) return [x!];
  const sums = graph.node(
    'CumSum',
    [ref, graph.scalar('int64', axis)],
    { type: within, shape: x!.shape },
    { reverse: Number(reverse) },
  );
  return [operandOf(castTo(graph, sums, x!.type))];
}

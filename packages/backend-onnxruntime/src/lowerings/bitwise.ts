import { bytesOf, type DType, isUnsigned } from '@oneiros/core';
import {
  type AnyOp,
  type Application,
  bitcastOp,
  bitwiseAndOp,
  bitwiseNotOp,
  bitwiseOrOp,
  bitwiseXorOp,
  leftShiftOp,
  rightShiftOp,
} from '@oneiros/tensor';
import { type ElementType, elementTypes, isHalf, storedType } from '../internal/element-types.ts';
import { applyElementwise, type Elementwise, elementwise } from '../internal/elementwise.ts';
import { castTo, whereRef } from '../internal/emit.ts';
import type { Graph, Ref } from '../internal/graph.ts';
import { fromBits, toBits } from '../internal/halves.ts';
import type { Context, LoweringEntry } from '../internal/lowering.ts';
import type { Operand } from '../internal/operand.ts';

/** Bits of integers; on booleans, logic. */
export const bitwiseLowerings: readonly LoweringEntry[] = [
  bits(bitwiseAndOp, 'BitwiseAnd', 'And'),
  bits(bitwiseOrOp, 'BitwiseOr', 'Or'),
  bits(bitwiseXorOp, 'BitwiseXor', 'Xor'),
  bits(bitwiseNotOp, 'BitwiseNot', 'Not'),
  [leftShiftOp, { lower: elementwise(leftShift), accepts: onIntegers }],
  [rightShiftOp, { lower: elementwise(rightShift), accepts: onIntegers }],
  [
    bitcastOp,
    { lower: bitcast, accepts: ({ inputs, outputs }) => inputs[0]!.dtype !== 'bool' && outputs[0]!.dtype !== 'bool' },
  ],
];

function bits(op: AnyOp, node: string, onBooleans: string): LoweringEntry {
  return [
    op,
    {
      lower: elementwise((graph, refs, shape) =>
        graph.node(refs[0]!.type === 'bool' ? onBooleans : node, refs, { type: refs[0]!.type, shape }),
      ),
    },
  ];
}
function onIntegers({ outputs }: Application): boolean {
  return outputs[0]!.dtype !== 'bool';
}

/** Shifts exist for three unsigned types; an 8- or 16-bit number is shifted in 32 bits, and what leaves it is cut off. */
function shiftType(type: DType): ElementType {
  return bytesOf(type) === 8 ? 'uint64' : 'uint32';
}
/** Bits of the value, zeros above; or, of a signed number, copies of its sign. */
function widened(graph: Graph, x: Ref): Ref {
  return castTo(
    graph,
    isUnsigned(x.type) ? x : castTo(graph, x, bytesOf(x.type) === 8 ? 'int64' : 'int32'),
    shiftType(x.type),
  );
}

/** By as many places as the type has, or more (a negative number counts as many), nothing is left. */
function leftShift(graph: Graph, [x, y]: readonly Ref[], shape: readonly number[]): Ref {
  const { type } = x!;
  const within = shiftType(type);
  const places = widened(graph, y!);
  const shifted = shift(graph, widened(graph, x!), places, 'LEFT', shape);
  return castTo(graph, whereRef(graph, tooFar(graph, places, type), graph.scalar(within, 0), shifted, shape), type);
}

/** Arithmetic on signed numbers, by shifting the complement of negative ones: ~(~x >> y). */
function rightShift(graph: Graph, [x, y]: readonly Ref[], shape: readonly number[]): Ref {
  const { type } = x!;
  const within = shiftType(type);
  const places = widened(graph, y!);
  const far = tooFar(graph, places, type);
  if (isUnsigned(type)) {
    const shifted = shift(graph, widened(graph, x!), places, 'RIGHT', shape);
    return castTo(graph, whereRef(graph, far, graph.scalar(within, 0), shifted, shape), type);
  }
  const negative = graph.node('Less', [x!, graph.scalar(type, 0)], { type: 'bool', shape: x!.shape });
  const signs = widened(graph, whereRef(graph, negative, graph.scalar(type, -1), graph.scalar(type, 0), x!.shape));
  const size = graph.node('BitwiseXor', [widened(graph, x!), signs], { type: within, shape: x!.shape });
  const shifted = whereRef(graph, far, graph.scalar(within, 0), shift(graph, size, places, 'RIGHT', shape), shape);
  return castTo(graph, graph.node('BitwiseXor', [shifted, signs], { type: within, shape }), type);
}

function shift(graph: Graph, x: Ref, places: Ref, direction: 'LEFT' | 'RIGHT', shape: readonly number[]): Ref {
  return graph.node('BitShift', [x, places], { type: x.type, shape }, { direction });
}
function tooFar(graph: Graph, places: Ref, type: ElementType): Ref {
  return graph.node('GreaterOrEqual', [places, graph.scalar(places.type, bytesOf(type) * 8)], {
    type: 'bool',
    shape: places.shape,
  });
}

/** The same bits as another type of the same width. */
function bitcast([x]: readonly Operand[], { inputs, outputs }: Application, context: Context): readonly Operand[] {
  const [from, to] = [inputs[0]!.dtype, outputs[0]!.dtype];
  const make: Elementwise = (graph, [ref], shape) => {
    const bits = isHalf(from) ? toBits(graph, ref!, from) : ref!;
    const type = storedType(to);
    const other =
      bits.type === type ? bits : graph.node('BitCast', [bits], { type, shape }, { to: elementTypes[type] });
    return isHalf(to) ? fromBits(graph, other, to) : other;
  };
  return [applyElementwise([x!], outputs[0]!.shape, context, make)];
}

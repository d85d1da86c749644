import { integerRange, isFloat, isUnsigned } from '@oneiros/core';
import { type Application, castOp, iotaOp } from '@oneiros/tensor';
import { type ElementType, elementType } from '../internal/element-types.ts';
import { applyElementwise } from '../internal/elementwise.ts';
import { castTo, whereRef } from '../internal/emit.ts';
import type { Graph, Ref } from '../internal/graph.ts';
import type { Context, LoweringEntry } from '../internal/lowering.ts';
import { broadcastOperand, Operand, operandOf } from '../internal/operand.ts';

/** Other element types, and counting. */
export const castingLowerings: readonly LoweringEntry[] = [
  [castOp, { lower: cast }],
  [iotaOp, { lower: iota }],
];

function cast([x]: readonly Operand[], { outputs }: Application, context: Context): readonly Operand[] {
  const { shape } = outputs[0]!;
  const type = elementType(outputs[0]!.dtype);
  const result = applyElementwise([x!], shape, context, (graph, [ref], own) => castLikeXla(graph, ref!, type, own));
  if (x!.number === undefined || !(isFloat(type) || isFloat(x!.type) === false)) return [result];
  return [
    new Operand(result, {
      recipe: { kind: 'number', make: (graph) => result.plain(graph) },
      number: type === 'bool' ? Number(x!.number !== 0) : x!.number,
    }),
  ];
}

/** A float goes to the nearest end of an integer's range, NaN to 0; in ONNX both would be undefined. */
function castLikeXla(graph: Graph, x: Ref, type: ElementType, shape: readonly number[]): Ref {
  if (!isFloat(x.type) || isFloat(type) || type === 'bool') return castTo(graph, x, type);
  const double = castTo(graph, x, 'float64');
  const [least, most] = integerRange(type);
  const bool = { type: 'bool', shape } as const;
  const zero = graph.scalar('float64', 0);
  const isNaN = graph.node('IsNaN', [double], bool);
  const number = whereRef(graph, isNaN, zero, double, shape);
  const wide = type === 'int64' || type === 'uint64';
  // The largest double below 2⁶⁴ or 2⁶³; what lies above it is set afterwards.
  const top = wide ? (isUnsigned(type) ? 2 ** 64 - 2 ** 11 : 2 ** 63 - 2 ** 10) : Number(most);
  const clipped = graph.node('Clip', [number, graph.scalar('float64', Number(least)), graph.scalar('float64', top)], {
    type: 'float64',
    shape,
  });
  const cut = castTo(graph, clipped, type);
  if (!wide) return cut;
  const above = graph.node('Greater', [number, graph.scalar('float64', top)], bool);
  if (type === 'int64') return whereRef(graph, above, graph.scalar(type, most), cut, shape);
  return castTo(graph, whereRef(graph, above, graph.scalar('int64', -1), castTo(graph, cut, 'int64'), shape), type);
}

/** 0, 1, 2, … along an axis. */
function iota(_: readonly Operand[], { outputs, attrs }: Application, { graph }: Context): readonly Operand[] {
  const { shape, dtype } = outputs[0]!;
  const { axis } = attrs as { readonly axis: number };
  const n = shape[axis]!;
  const line = shape.map((_, i) => (i === axis ? n : 1));
  const values = Array.from({ length: n }, (_, i) => (dtype === 'bool' ? Number(i !== 0) : i));
  const counted = operandOf(graph.constant(elementType(dtype), line, values));
  return [broadcastOperand(counted, shape)];
}

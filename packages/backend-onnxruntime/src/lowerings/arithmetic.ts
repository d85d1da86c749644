import { isFloat, isUnsigned } from '@oneiros/core';
import {
  type Application,
  addOp,
  divideOp,
  floorDivideOp,
  maximumOp,
  minimumOp,
  modOp,
  multiplyOp,
  powerOp,
  subtractOp,
} from '@oneiros/tensor';
import { applyElementwise, type Elementwise, elementwise } from '../internal/elementwise.ts';
import { castTo, isFloatType, predicateNode, typedNode, whereRef } from '../internal/emit.ts';
import type { Graph, Ref } from '../internal/graph.ts';
import type { Lower, LoweringEntry } from '../internal/lowering.ts';
import type { Operand } from '../internal/operand.ts';
import { withActivation, withBias } from './convolution/convolution.ts';
import { joinedPieces } from './pieces.ts';

/** Binary arithmetic. Integers wrap. */
export const arithmeticLowerings: readonly LoweringEntry[] = [
  [addOp, { lower: add }],
  [subtractOp, { lower: elementwise(typed('Sub')) }],
  [multiplyOp, { lower: elementwise(typed('Mul')) }],
  [divideOp, { lower: elementwise(typed('Div')) }],
  [floorDivideOp, { lower: elementwise(floorDivide) }],
  [modOp, { lower: elementwise(modulo) }],
  [powerOp, { lower: power, accepts: (application) => isFloat(application.outputs[0]!.dtype) }],
  [maximumOp, { lower: maximum, accepts: ordered }],
  [minimumOp, { lower: elementwise(typed('Min')), accepts: ordered }],
];

/** A node of this kind on operands of one element type. */
function typed(op: string): Elementwise {
  return (graph, refs, shape) => typedNode(graph, op, refs, shape);
}
function ordered({ outputs }: Application): boolean {
  return outputs[0]!.dtype !== 'bool';
}

function add([x, y]: readonly Operand[], application: Application, context: Parameters<Lower>[2]): readonly Operand[] {
  const fused = withBias(x!, y!) ?? withBias(y!, x!) ?? joinedPieces(x!, y!);
  return fused ? [fused] : [applyElementwise([x!, y!], application.outputs[0]!.shape, context, typed('Add'))];
}

/** max(x, 0) is a rectifier, which has a kernel and can be part of a convolution. */
function maximum(
  [x, y]: readonly Operand[],
  { outputs }: Application,
  context: Parameters<Lower>[2],
): readonly Operand[] {
  const { shape } = outputs[0]!;
  const other = isFloatType(x!.type) ? (y!.number === 0 ? x! : x!.number === 0 ? y! : null) : null;
  if (!other) return [applyElementwise([x!, y!], shape, context, typed('Max'))];
  return [
    withActivation(other, 'Relu') ??
      applyElementwise([other], shape, context, (graph, refs, own) => typedNode(graph, 'Relu', refs, own)),
  ];
}

/** Small whole exponents as products. */
function power(
  [x, y]: readonly Operand[],
  { outputs }: Application,
  context: Parameters<Lower>[2],
): readonly Operand[] {
  const { shape } = outputs[0]!;
  const times = (graph: Graph, a: Ref, b: Ref, own: readonly number[]): Ref =>
    graph.node('Mul', [a, b], { type: a.type, shape: own });
  const short: { readonly [exponent: number]: Elementwise } = {
    1: (_, [a]) => a!,
    2: (graph, [a], own) => times(graph, a!, a!, own),
    3: (graph, [a], own) => times(graph, a!, times(graph, a!, a!, own), own),
  };
  const make = y!.number === undefined ? undefined : short[y!.number];
  return [
    make ? applyElementwise([x!], shape, context, make) : applyElementwise([x!, y!], shape, context, typed('Pow')),
  ];
}

/** The remainder with the sign of the divisor, as NumPy's. Integer division by 0 traps in onnxruntime; the remainder by 0 is that by 1, as JAX's. */
function modulo(graph: Graph, [x, y]: readonly Ref[], shape: readonly number[]): Ref {
  if (!isFloatType(x!.type)) {
    return graph.node('Mod', [x!, safeDivisor(graph, y!).divisor], { type: x!.type, shape }, { fmod: 0 });
  }
  return remainder(graph, x!, y!, shape);
}

/** Rounded towards −∞. Integers: x / 0 is −1 less one where x is not 0, as JAX's. */
function floorDivide(graph: Graph, [x, y]: readonly Ref[], shape: readonly number[]): Ref {
  const { type } = x!;
  const spec = { type, shape };
  if (isFloatType(type)) {
    // As numpy.divmod: (x − mod) / y is near a whole number.
    const floored = remainder(graph, x!, y!, shape);
    const quotient = graph.node('Round', [graph.node('Div', [graph.node('Sub', [x!, floored], spec), y!], spec)], spec);
    return atTheEdges(graph, x!, y!, quotient, shape);
  }
  const zero = graph.scalar(type, 0);
  const one = graph.scalar(type, 1);
  const { divisor, isZero } = safeDivisor(graph, y!);
  if (isUnsigned(type)) {
    const allBits = graph.node('BitwiseNot', [zero], { type, shape: [] });
    return whereRef(graph, isZero, allBits, graph.node('Div', [x!, divisor], spec), shape);
  }
  // −2ⁿ⁻¹ / −1 traps too: there the quotient is −x, which wraps.
  const isMinusOne = graph.node('Equal', [y!, graph.scalar(type, -1)], { type: 'bool', shape: y!.shape });
  const harmless = whereRef(graph, isMinusOne, one, divisor, divisor.shape);
  const truncated = whereRef(
    graph,
    isMinusOne,
    graph.node('Sub', [zero, x!], spec),
    graph.node('Div', [x!, harmless], spec),
    shape,
  );
  const rest = graph.node('Sub', [x!, graph.node('Mul', [truncated, y!], spec)], spec);
  const differ = graph.node(
    'Xor',
    [predicateNode(graph, 'Less', [x!, zero], x!.shape), predicateNode(graph, 'Less', [y!, zero], y!.shape)],
    { type: 'bool', shape },
  );
  const inexact = graph.node('Not', [graph.node('Equal', [rest, zero], { type: 'bool', shape })], {
    type: 'bool',
    shape,
  });
  const down = castTo(graph, graph.node('And', [differ, inexact], { type: 'bool', shape }), type);
  const floored = graph.node('Sub', [truncated, down], spec);
  const xIsZero = graph.node('Equal', [x!, zero], { type: 'bool', shape: x!.shape });
  const byZero = whereRef(graph, xIsZero, graph.scalar(type, -1), graph.scalar(type, -2), x!.shape);
  return whereRef(graph, isZero, byZero, floored, shape);
}

/** x / 0 is infinite or NaN; a finite x by an infinite y is 0, or −1 where their signs differ. */
function atTheEdges(graph: Graph, x: Ref, y: Ref, quotient: Ref, shape: readonly number[]): Ref {
  const spec = { type: x.type, shape };
  const zero = graph.scalar(x.type, 0);
  const isZero = graph.node('Equal', [y, zero], { type: 'bool', shape: y.shape });
  const divided = whereRef(graph, isZero, graph.node('Div', [x, y], spec), quotient, shape);
  const infinite = graph.node('IsInf', [y], { type: 'bool', shape: y.shape });
  const finite = predicateNode(
    graph,
    'Less',
    [graph.node('Abs', [x], x), graph.scalar(x.type, Number.POSITIVE_INFINITY)],
    x.shape,
  );
  const bool = { type: 'bool', shape } as const;
  const atInfinity = graph.node('And', [infinite, finite], bool);
  const opposite = graph.node(
    'Less',
    [graph.node('Mul', [graph.node('Sign', [x], x), graph.node('Sign', [y], y)], spec), zero],
    bool,
  );
  return whereRef(graph, atInfinity, whereRef(graph, opposite, graph.scalar(x.type, -1), zero, shape), divided, shape);
}

function safeDivisor(graph: Graph, y: Ref): { readonly divisor: Ref; readonly isZero: Ref } {
  const isZero = graph.node('Equal', [y, graph.scalar(y.type, 0)], { type: 'bool', shape: y.shape });
  return { divisor: whereRef(graph, isZero, graph.scalar(y.type, 1), y, y.shape), isZero };
}

/** Of floats: C's fmod, moved by one divisor where its sign is not that of y. */
function remainder(graph: Graph, x: Ref, y: Ref, shape: readonly number[]): Ref {
  const spec = { type: x.type, shape };
  const bool = { type: 'bool', shape } as const;
  const zero = graph.scalar(x.type, 0);
  const rest = graph.node('Mod', [x, y], spec, { fmod: 1 });
  const restNegative = graph.node('Less', [rest, zero], bool);
  const yNegative = graph.node('Less', [y, zero], { type: 'bool', shape: y.shape });
  const notZero = graph.node('Not', [graph.node('Equal', [rest, zero], bool)], bool);
  const moves = graph.node('And', [graph.node('Xor', [restNegative, yNegative], bool), notZero], bool);
  return whereRef(graph, moves, graph.node('Add', [rest, y], spec), rest, shape);
}

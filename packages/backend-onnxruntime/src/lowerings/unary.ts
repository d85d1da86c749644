import { isFloat, isUnsigned } from '@oneiros/core';
import {
  type AnyOp,
  type Application,
  absOp,
  arccoshOp,
  arccosOp,
  arcsinhOp,
  arcsinOp,
  arctanhOp,
  arctanOp,
  ceilOp,
  coshOp,
  cosOp,
  erfOp,
  expm1Op,
  expOp,
  floorOp,
  isfiniteOp,
  log1pOp,
  logOp,
  negativeOp,
  roundOp,
  rsqrtOp,
  sigmoidOp,
  signOp,
  sinhOp,
  sinOp,
  sqrtOp,
  tanhOp,
  tanOp,
} from '@oneiros/tensor';
import { type Elementwise, elementwise } from '../internal/elementwise.ts';
import { castTo, isFloatType, whereRef } from '../internal/emit.ts';
import type { Graph, Ref } from '../internal/graph.ts';
import type { LoweringEntry } from '../internal/lowering.ts';

/** Functions of one number. */
export const unaryLowerings: readonly LoweringEntry[] = [
  direct(expOp, 'Exp'),
  direct(logOp, 'Log'),
  direct(sqrtOp, 'Sqrt'),
  direct(sinOp, 'Sin'),
  direct(cosOp, 'Cos'),
  direct(tanhOp, 'Tanh'),
  direct(sigmoidOp, 'Sigmoid'),
  inSingle(tanOp, 'Tan'),
  inSingle(arcsinOp, 'Asin'),
  inSingle(arccosOp, 'Acos'),
  inSingle(arctanOp, 'Atan'),
  inSingle(sinhOp, 'Sinh'),
  inSingle(coshOp, 'Cosh'),
  inSingle(arcsinhOp, 'Asinh'),
  inSingle(arccoshOp, 'Acosh'),
  inSingle(arctanhOp, 'Atanh'),
  inSingle(erfOp, 'Erf'),
  [
    rsqrtOp,
    { lower: elementwise((graph, [x], shape) => unary(graph, 'Reciprocal', unary(graph, 'Sqrt', x!, shape), shape)) },
  ],
  [expm1Op, { lower: elementwise(expm1) }],
  [log1pOp, { lower: elementwise(log1p) }],
  [absOp, { lower: elementwise((graph, [x], shape) => (x!.type === 'bool' ? x! : unary(graph, 'Abs', x!, shape))) }],
  [negativeOp, { lower: elementwise(negative), accepts: ({ inputs }) => inputs[0]!.dtype !== 'bool' }],
  [
    signOp,
    {
      lower: elementwise((graph, [x], shape) => unary(graph, 'Sign', x!, shape)),
      accepts: ({ inputs }) => inputs[0]!.dtype !== 'bool',
    },
  ],
  [floorOp, { lower: elementwise(whole('Floor')) }],
  [ceilOp, { lower: elementwise(whole('Ceil')) }],
  [roundOp, { lower: elementwise(whole('Round')) }],
  [isfiniteOp, { lower: elementwise(isFinite) }],
];

/** An op for which onnxruntime has a node, in all floating types. */
function direct(op: AnyOp, node: string): LoweringEntry {
  return [op, { lower: elementwise((graph, [x], shape) => unary(graph, node, x!, shape)), accepts: onFloats }];
}
/** One that it has in float32 only. */
function inSingle(op: AnyOp, node: string): LoweringEntry {
  return [
    op,
    {
      lower: elementwise((graph, [x], shape) => unary(graph, node, x!, shape)),
      accepts: (application) => onFloats(application) && application.inputs[0]!.dtype !== 'float64',
    },
  ];
}
function onFloats({ inputs }: Application): boolean {
  return isFloat(inputs[0]!.dtype);
}
function unary(graph: Graph, node: string, x: Ref, shape: readonly number[]): Ref {
  return graph.node(node, [x], { type: x.type, shape });
}

/** Rounding, which leaves integers as they are. */
function whole(node: string): Elementwise {
  return (graph, [x], shape) => (isFloatType(x!.type) ? unary(graph, node, x!, shape) : x!);
}

function negative(graph: Graph, [x]: readonly Ref[], shape: readonly number[]): Ref {
  const { type } = x!;
  return isUnsigned(type)
    ? graph.node('Sub', [graph.scalar(type, 0), x!], { type, shape })
    : unary(graph, 'Neg', x!, shape);
}

/** |x| < ∞, which NaN is not. */
function isFinite(graph: Graph, [x]: readonly Ref[], shape: readonly number[]): Ref {
  const spec = { type: 'bool', shape } as const;
  if (!isFloatType(x!.type)) return castTo(graph, graph.filled('uint8', shape, 1), 'bool');
  return graph.node('Less', [unary(graph, 'Abs', x!, shape), graph.scalar(x!.type, Number.POSITIVE_INFINITY)], spec);
}

/** eˣ − 1, near 0 by Kahan's way: the error of w = eˣ is made good by dividing through log w. */
function expm1(graph: Graph, [x]: readonly Ref[], shape: readonly number[]): Ref {
  const spec = { type: x!.type, shape };
  const bool = { type: 'bool', shape } as const;
  const one = graph.scalar(x!.type, 1);
  const w = unary(graph, 'Exp', x!, shape);
  const difference = graph.node('Sub', [w, one], spec);
  const exact = graph.node('Div', [graph.node('Mul', [difference, x!], spec), unary(graph, 'Log', w, shape)], spec);
  const near = whereRef(graph, graph.node('Equal', [w, one], bool), x!, exact, shape);
  const small = graph.node('Less', [unary(graph, 'Abs', x!, shape), graph.scalar(x!.type, 0.5)], bool);
  return whereRef(graph, small, near, difference, shape);
}

/** log(1 + x), by Kahan's way: the rounding of u = 1 + x is made good by the factor x / (u − 1). */
function log1p(graph: Graph, [x]: readonly Ref[], shape: readonly number[]): Ref {
  const spec = { type: x!.type, shape };
  const bool = { type: 'bool', shape } as const;
  const one = graph.scalar(x!.type, 1);
  const u = graph.node('Add', [x!, one], spec);
  const rounded = graph.node('Sub', [u, one], spec);
  const log = unary(graph, 'Log', u, shape);
  const exact = graph.node('Div', [graph.node('Mul', [log, x!], spec), rounded], spec);
  const plain = whereRef(graph, graph.node('Equal', [rounded, x!], bool), log, exact, shape);
  return whereRef(graph, graph.node('Equal', [u, one], bool), x!, plain, shape);
}

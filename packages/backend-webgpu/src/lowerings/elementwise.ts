import type { LoweringEntry } from '@oneiros/backend-tfjs';
import { type DType, sizeOf } from '@oneiros/core';
import {
  type AnyOp,
  type Application,
  absOp,
  addOp,
  arccoshOp,
  arccosOp,
  arcsinhOp,
  arcsinOp,
  arctan2Op,
  arctanhOp,
  arctanOp,
  bitwiseAndOp,
  bitwiseNotOp,
  bitwiseOrOp,
  bitwiseXorOp,
  castOp,
  cbrtOp,
  ceilOp,
  coshOp,
  cosOp,
  divideOp,
  equalOp,
  erfcOp,
  erfinvOp,
  erfOp,
  exp2Op,
  expm1Op,
  expOp,
  floorDivideOp,
  floorOp,
  greaterEqualOp,
  greaterOp,
  isfiniteOp,
  leftShiftOp,
  lessEqualOp,
  lessOp,
  log1pOp,
  log2Op,
  log10Op,
  logicalAndOp,
  logicalNotOp,
  logicalOrOp,
  logicalXorOp,
  logOp,
  maximumOp,
  minimumOp,
  modOp,
  multiplyOp,
  negativeOp,
  nextafterOp,
  notEqualOp,
  powerOp,
  reluOp,
  rightShiftOp,
  roundOp,
  rsqrtOp,
  sigmoidOp,
  signOp,
  siluOp,
  sinhOp,
  sinOp,
  softplusOp,
  sqrtOp,
  squareOp,
  subtractOp,
  tanhOp,
  tanOp,
  truncOp,
  whereOp,
} from '@oneiros/tensor';
import { output, ownLowering, type Prepared } from '../internal/prepared.ts';
import { elementShader, groupsFor } from '../wgsl/shader.ts';
import { broadcastSteps, collapse, placesCode, placesParams } from '../wgsl/strided.ts';
import { type Kind, kindOf, load, store, storedKind } from '../wgsl/types.ts';

/** The result as WGSL, from operands `a`, `b`, `c`, for each kind that the op computes in. */
type Expressions = { readonly [kind in Kind]?: string };

const float = (f32: string): Expressions => ({ f32 });
const compare = (sign: string): Expressions => ({
  f32: `a ${sign} b`,
  i32: `a ${sign} b`,
  u32: `a ${sign} b`,
  bool: `u32(a) ${sign} u32(b)`,
});

const expressions: readonly (readonly [op: AnyOp, expressions: Expressions])[] = [
  [absOp, { f32: 'abs(a)', i32: 'abs(a)', u32: 'a', bool: 'a' }],
  [arccosOp, float('arc_cosine(a)')],
  [arccoshOp, float('arc_cosinus_hyperbolic(a)')],
  [arcsinOp, float('arc_sine(a)')],
  [arcsinhOp, float('arc_sinus_hyperbolic(a)')],
  [arctanOp, float('arc_tangent(a)')],
  [arctanhOp, float('arc_tangent_hyperbolic(a)')],
  [bitwiseNotOp, { i32: '~a', u32: '~a', bool: '!a' }],
  [cbrtOp, float('cube_root(a)')],
  [ceilOp, float('ceil(a)')],
  [cosOp, float('sine(a, 1)')],
  [coshOp, float('cosinus_hyperbolic(a)')],
  [erfOp, float('error_function(a)')],
  [erfcOp, float('complementary_error(a)')],
  [erfinvOp, float('inverse_error(a)')],
  [expOp, float('exponential(a)')],
  [exp2Op, float('power(2.0, a)')],
  [expm1Op, float('exponential_less_one(a)')],
  [floorOp, float('floor(a)')],
  [isfiniteOp, float('is_finite(a)')],
  [logOp, float('logarithm(a)')],
  [log1pOp, float('logarithm_one_more(a)')],
  [log2Op, float('logarithm(a) * 1.44269504088896341')],
  [log10Op, float('logarithm(a) * 0.43429448190325183')],
  [logicalNotOp, { bool: '!a' }],
  [negativeOp, { f32: '-a', i32: '-a', u32: '0u - a' }],
  [reluOp, { f32: 'select(0.0, a, a > 0.0 || is_nan(a))', i32: 'max(a, 0)', u32: 'a' }],
  [roundOp, float('round(a)')],
  [rsqrtOp, float('inverse_root(a)')],
  [sigmoidOp, float('1.0 / (1.0 + exponential(-a))')],
  [signOp, { f32: 'signum(a)', i32: 'sign(a)', u32: 'min(a, 1u)' }],
  [siluOp, float('a / (1.0 + exponential(-a))')],
  [sinOp, float('sine(a, 0)')],
  [sinhOp, float('sinus_hyperbolic(a)')],
  [softplusOp, float('larger(a, 0.0) + logarithm_one_more(exponential(-abs(a)))')],
  [sqrtOp, float('root(a)')],
  [squareOp, { f32: 'a * a', i32: 'a * a', u32: 'a * a', bool: 'a' }],
  [tanOp, float('tangent(a)')],
  [tanhOp, float('tangent_hyperbolic(a)')],
  [truncOp, float('trunc(a)')],
  [addOp, { f32: 'a + b', i32: 'a + b', u32: 'a + b', bool: 'a || b' }],
  [arctan2Op, float('arc_tangent2(a, b)')],
  [bitwiseAndOp, { i32: 'a & b', u32: 'a & b', bool: 'a && b' }],
  [bitwiseOrOp, { i32: 'a | b', u32: 'a | b', bool: 'a || b' }],
  [bitwiseXorOp, { i32: 'a ^ b', u32: 'a ^ b', bool: 'a != b' }],
  [divideOp, float('quotient(a, b)')],
  [equalOp, compare('==')],
  [
    floorDivideOp,
    { f32: 'floor_quotient(a, b)', i32: 'int_quotient(a, b)', u32: 'select(a / max(b, 1u), ~0u, b == 0u)' },
  ],
  [greaterOp, compare('>')],
  [greaterEqualOp, compare('>=')],
  [
    leftShiftOp,
    { i32: 'select(a << (u32(b) & 31u), 0, b >= 32 || b < 0)', u32: 'select(a << (b & 31u), 0u, b >= 32u)' },
  ],
  [lessOp, compare('<')],
  [lessEqualOp, compare('<=')],
  [logicalAndOp, { bool: 'a && b' }],
  [logicalOrOp, { bool: 'a || b' }],
  [logicalXorOp, { bool: 'a != b' }],
  [maximumOp, { f32: 'larger(a, b)', i32: 'max(a, b)', u32: 'max(a, b)', bool: 'a || b' }],
  [minimumOp, { f32: 'smaller(a, b)', i32: 'min(a, b)', u32: 'min(a, b)', bool: 'a && b' }],
  [modOp, { f32: 'remainder(a, b)', i32: 'int_remainder(a, b)', u32: 'select(a % max(b, 1u), a, b == 0u)' }],
  [multiplyOp, { f32: 'a * b', i32: 'a * b', u32: 'a * b', bool: 'a && b' }],
  [nextafterOp, float('nextafter(a, b)')],
  [notEqualOp, { f32: '!(a == b)', i32: 'a != b', u32: 'a != b', bool: 'a != b' }],
  [powerOp, { f32: 'power(a, b)', i32: 'int_power(a, b)', u32: 'word_power(a, b)' }],
  [
    rightShiftOp,
    {
      i32: 'select(a >> (u32(b) & 31u), select(0, -1, a < 0), b >= 32 || b < 0)',
      u32: 'select(a >> (b & 31u), 0u, b >= 32u)',
    },
  ],
  [subtractOp, { f32: 'a - b', i32: 'a - b', u32: 'a - b', bool: 'a != b' }],
  [whereOp, { f32: 'select(c, b, a)', i32: 'select(c, b, a)', u32: 'select(c, b, a)', bool: 'select(c, b, a)' }],
];

/** One pass over the elements, in all dtypes: functions of one, of two, the choice between two, and casts. */
export const elementwiseLowerings: readonly LoweringEntry[] = [
  ...expressions.map(
    ([op, byKind]): LoweringEntry => [
      op,
      ownLowering(
        (application) => elementwise(application, byKind[kindOf(application.inputs.at(-1)!.dtype)]!),
        ({ inputs }) => byKind[kindOf(inputs.at(-1)!.dtype)] !== undefined,
      ),
    ],
  ),
  [castOp, ownLowering((application) => elementwise(application, castExpression(application)))],
];

/** A pass that computes `expression` of operands `a`, `b`, `c`, which are broadcast. */
export function elementwise(application: Application, expression: string): Prepared {
  const { inputs, outputs } = application;
  const { shape, dtype } = outputs[0]!;
  const size = sizeOf(shape);
  const walk = collapse({
    sizes: shape,
    operands: inputs.map((input) => ({ start: 0, steps: broadcastSteps(input.shape, shape.length) })),
  });
  // Most often every operand is walked as it lies, or is one element.
  const plain = walk.operands.every(({ steps }) => steps.every((step) => step === 1) && steps.length <= 1);
  const direct = plain && inputs.every((input) => sizeOf(input.shape) === size);
  const rank = walk.sizes.length;
  const params = direct ? [size] : [size, ...placesParams(walk)];
  const code = elementShader({
    buffers: [storedKind(dtype), ...inputs.map((input) => storedKind(input.dtype))],
    params: params.length,
    body: [
      direct ? '' : placesCode(rank, inputs.length, 1),
      ...inputs.map((input, k) => `let ${'abc'[k]} = ${load(input.dtype, `b${k + 1}[${direct ? 'i' : `at${k}`}]`)};`),
      `b0[i] = ${store(dtype, expression)};`,
    ].join('\n  '),
  });
  const groups = groupsFor(size);
  return (operands, gpu, kit) => {
    const result = output(application, gpu, kit);
    gpu.dispatch({ code, buffers: [result, ...operands], params, groups });
    return result;
  };
}

/** As XLA converts: integers wrap, floats are cut towards zero and kept in range, all but 0 is true. */
function castExpression({ inputs, outputs }: Application): string {
  const [from, to] = [inputs[0]!.dtype, outputs[0]!.dtype];
  const [source, target] = [kindOf(from), kindOf(to)];
  if (source === target && source !== 'f32' && source !== 'bool') return 'a';
  if (target === 'bool')
    return source === 'bool' ? 'a' : source === 'f32' ? '!(a == 0.0)' : source === 'i32' ? 'a != 0' : 'a != 0u';
  if (source === 'f32' && target === 'i32') return fromFloat(to);
  if (source === 'f32' && target === 'u32') return fromFloat(to);
  if (source === 'f32') return 'a';
  if (source === 'bool')
    return target === 'f32' ? 'select(0.0, 1.0, a)' : target === 'i32' ? 'select(0i, 1i, a)' : 'select(0u, 1u, a)';
  return target === 'f32' ? 'f32(a)' : `bitcast<${target}>(a)`;
}

const ranges: { readonly [dtype in DType]?: string } = {
  int8: 'to_int(a, -128.0, 127.0, 127)',
  int16: 'to_int(a, -32768.0, 32767.0, 32767)',
  int32: 'to_int(a, -2147483648.0, 2147483648.0, 2147483647)',
  uint8: 'to_word(a, 255.0, 255u)',
  uint16: 'to_word(a, 65535.0, 65535u)',
  uint32: 'to_word(a, 4294967296.0, 4294967295u)',
};
function fromFloat(dtype: DType): string {
  return ranges[dtype]!;
}

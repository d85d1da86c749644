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
  castOp,
  ceilOp,
  coshOp,
  cosOp,
  divideOp,
  equalOp,
  erfOp,
  expm1Op,
  expOp,
  floorDivideOp,
  floorOp,
  greaterEqualOp,
  greaterOp,
  isfiniteOp,
  lessEqualOp,
  lessOp,
  log1pOp,
  logicalAndOp,
  logicalNotOp,
  logicalOrOp,
  logOp,
  maximumOp,
  minimumOp,
  modOp,
  multiplyOp,
  negativeOp,
  notEqualOp,
  powerOp,
  reluOp,
  roundOp,
  rsqrtOp,
  sigmoidOp,
  signOp,
  sinhOp,
  sinOp,
  softplusOp,
  sqrtOp,
  squareOp,
  subtractOp,
  tanhOp,
  tanOp,
  whereOp,
} from '@oneiros/tensor';
import { collapseBroadcast } from '../collapse.ts';
import type { LoweringEntry } from '../lowering.ts';
import { broadcast } from './movement.ts';

/** Functions of each element, of pairs of elements, and the choice between two, in the dtypes that tfjs computes in. */
export const elementwiseLowerings: readonly LoweringEntry[] = [
  unary(absOp, 'Abs'),
  unary(arccosOp, 'Acos'),
  unary(arccoshOp, 'Acosh'),
  unary(arcsinOp, 'Asin'),
  unary(arcsinhOp, 'Asinh'),
  unary(arctanOp, 'Atan'),
  unary(arctanhOp, 'Atanh'),
  unary(ceilOp, 'Ceil'),
  unary(cosOp, 'Cos'),
  unary(coshOp, 'Cosh'),
  unary(erfOp, 'Erf'),
  unary(expOp, 'Exp'),
  unary(expm1Op, 'Expm1'),
  unary(floorOp, 'Floor'),
  unary(isfiniteOp, 'IsFinite'),
  unary(logOp, 'Log'),
  unary(log1pOp, 'Log1p'),
  unary(negativeOp, 'Neg'),
  unary(reluOp, 'Relu'),
  unary(roundOp, 'Round'),
  unary(rsqrtOp, 'Rsqrt'),
  unary(sigmoidOp, 'Sigmoid'),
  unary(signOp, 'Sign'),
  unary(sinOp, 'Sin'),
  unary(sinhOp, 'Sinh'),
  unary(softplusOp, 'Softplus'),
  unary(sqrtOp, 'Sqrt'),
  unary(squareOp, 'Square'),
  unary(tanOp, 'Tan'),
  unary(tanhOp, 'Tanh'),
  unary(logicalNotOp, 'LogicalNot', ['bool']),
  binary(addOp, 'Add', ['float32', 'int32']),
  binary(subtractOp, 'Sub', ['float32', 'int32']),
  binary(multiplyOp, 'Multiply'),
  binary(divideOp, 'RealDiv'),
  binary(floorDivideOp, 'FloorDiv'),
  binary(modOp, 'Mod'),
  binary(powerOp, 'Pow'),
  binary(maximumOp, 'Maximum'),
  binary(minimumOp, 'Minimum'),
  binary(arctan2Op, 'Atan2'),
  binary(equalOp, 'Equal', ['float32', 'int32']),
  binary(notEqualOp, 'NotEqual', ['float32', 'int32']),
  binary(lessOp, 'Less', ['float32', 'int32']),
  binary(lessEqualOp, 'LessEqual', ['float32', 'int32']),
  binary(greaterOp, 'Greater', ['float32', 'int32']),
  binary(greaterEqualOp, 'GreaterEqual', ['float32', 'int32']),
  binary(logicalAndOp, 'LogicalAnd', ['bool']),
  binary(logicalOrOp, 'LogicalOr', ['bool']),
  [
    whereOp,
    {
      needs: ['Select', 'Tile'],
      accepts: (application) => of(application, ['float32', 'int32', 'bool'], 1),
      run: ([condition, x, y], { outputs }, kit) => {
        const { shape } = outputs[0]!;
        const [c, t, e] = [condition!, x!, y!].map((operand) => broadcast(operand, shape, kit));
        return kit.call('Select', { condition: c, t, e });
      },
    },
  ],
  // Other casts differ in what becomes of fractions, of what is out of range, and of NaN.
  [
    castOp,
    {
      needs: ['Cast'],
      accepts: ({ inputs: [x], outputs: [y] }) =>
        sizeOf(x!.shape) > 0 &&
        ((x!.dtype === 'bool' && (y!.dtype === 'float32' || y!.dtype === 'int32')) ||
          (x!.dtype === 'int32' && y!.dtype === 'float32')),
      run: ([x], { outputs: [y] }, kit) => kit.call('Cast', { x: x! }, { dtype: y!.dtype }),
    },
  ],
];

function unary(op: AnyOp, kernel: string, dtypes: readonly DType[] = ['float32']): LoweringEntry {
  return [
    op,
    {
      needs: [kernel],
      accepts: (application) => of(application, dtypes),
      run: ([x], _, kit) => kit.call(kernel, { x: x! }),
    },
  ];
}

function binary(op: AnyOp, kernel: string, dtypes: readonly DType[] = ['float32']): LoweringEntry {
  return [
    op,
    {
      needs: [kernel],
      accepts: (application) => {
        const [a] = collapseBroadcast(application.inputs.map(({ shape }) => shape));
        return of(application, dtypes) && a!.length <= 4;
      },
      run: ([a, b], _, kit) => {
        const [aShape, bShape] = collapseBroadcast([a!.shape, b!.shape]);
        return kit.call(kernel, { a: kit.reshape(a!, aShape!), b: kit.reshape(b!, bShape!) });
      },
    },
  ];
}

/** Whether the inputs from `first` on are of these dtypes, and none is empty. */
function of({ inputs }: Application, dtypes: readonly DType[], first = 0): boolean {
  return inputs.every(({ shape, dtype }, i) => (i < first || dtypes.includes(dtype)) && sizeOf(shape) > 0);
}

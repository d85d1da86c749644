import { isFloat } from '@oneiros/core';
import {
  allOp,
  anyOp,
  argmaxOp,
  argminOp,
  cumprodOp,
  cumsumOp,
  logSoftmaxOp,
  maxOp,
  meanOp,
  minOp,
  prodOp,
  softmaxOp,
  sumOp,
} from '@oneiros/tensor';
import { flag, type as typeAttribute } from '../internal/addon.ts';
import { codeOf } from '../internal/data-types.ts';
import { areFloats, widened } from '../internal/elementwise.ts';
import type { KernelRow } from '../internal/kernel-row.ts';
import type { TensorflowKernel } from '../internal/kit.ts';

interface ReduceAttrs {
  readonly axes: readonly number[];
  readonly keepdims: boolean;
}

function reduction(name: string, truth = false): TensorflowKernel {
  return {
    accepts: ({ inputs }) => (inputs[0]!.dtype === 'bool') === truth,
    run: /*#__PURE__*/ widened((kit, [x], { attrs }) => {
      const { axes, keepdims } = attrs as ReduceAttrs;
      return kit.op(name, [x!, kit.whole(axes)], [flag('keep_dims', keepdims)]);
    }),
  };
}

/** The first place of the extreme; NaN is more extreme than any number. */
function place(extreme: 'Max' | 'Min'): TensorflowKernel {
  return {
    accepts: ({ inputs }) => inputs[0]!.dtype !== 'bool' && inputs[0]!.shape.length > 0,
    run: /*#__PURE__*/ widened((kit, [x], { attrs, inputs: [spec], outputs: [value] }) => {
      const { axis } = attrs as { readonly axis: number };
      const most = kit.op(extreme, [x!, kit.whole([axis])], [flag('keep_dims', true)]);
      const equal = kit.op('Equal', [x!, most]);
      const chosen = isFloat(spec!.dtype) ? kit.op('LogicalOr', [equal, kit.op('IsNan', [x!])]) : equal;
      const found = kit.op(
        'ArgMax',
        [kit.cast(chosen, 'int32'), kit.whole([axis], [])],
        [typeAttribute('output_type', codeOf('int32'))],
      );
      return kit.reshape(found, value!.shape);
    }),
  };
}

function cumulative(name: string): TensorflowKernel {
  return {
    accepts: ({ inputs }) => inputs[0]!.dtype !== 'bool',
    run: /*#__PURE__*/ widened((kit, [x], { attrs }) => {
      const { axis, reverse = false } = attrs as { readonly axis: number; readonly reverse?: boolean };
      return kit.op(name, [x!, kit.whole([axis], [])], [flag('reverse', reverse)]);
    }),
  };
}

/** Over the last axis; others are written out in other ops. */
function normalized(name: string): TensorflowKernel {
  return {
    accepts: ({ attrs, inputs }) => {
      const { axes } = attrs as { readonly axes: readonly number[] };
      return axes.length === 1 && axes[0] === inputs[0]!.shape.length - 1;
    },
    run: /*#__PURE__*/ widened((kit, [x]) => kit.op(name, [x!])),
  };
}

const mean: TensorflowKernel = { accepts: areFloats, run: /*#__PURE__*/ reduction('Mean').run };

/** Over whole axes, and along them. */
export const reductionKernels: readonly KernelRow[] = [
  [sumOp, /*#__PURE__*/ reduction('Sum')],
  [prodOp, /*#__PURE__*/ reduction('Prod')],
  [maxOp, /*#__PURE__*/ reduction('Max')],
  [minOp, /*#__PURE__*/ reduction('Min')],
  [meanOp, mean],
  [anyOp, /*#__PURE__*/ reduction('Any', true)],
  [allOp, /*#__PURE__*/ reduction('All', true)],
  [argmaxOp, /*#__PURE__*/ place('Max')],
  [argminOp, /*#__PURE__*/ place('Min')],
  [cumsumOp, /*#__PURE__*/ cumulative('Cumsum')],
  [cumprodOp, /*#__PURE__*/ cumulative('Cumprod')],
  [softmaxOp, /*#__PURE__*/ normalized('Softmax')],
  [logSoftmaxOp, /*#__PURE__*/ normalized('LogSoftmax')],
];

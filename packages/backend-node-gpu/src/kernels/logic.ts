import { equalOp, greaterEqualOp, greaterOp, lessEqualOp, lessOp, notEqualOp, whereOp } from '@oneiros/tensor';
import type { KernelRow } from '../internal/kernel-row.ts';
import type { TensorflowKernel } from '../internal/kit.ts';

/** A comparison; truth values are ordered as 0 and 1. */
function comparison(name: string): TensorflowKernel {
  return {
    run: (kit, inputs) => kit.op(name, inputs[0]!.dtype === 'bool' ? inputs.map((x) => kit.cast(x, 'uint8')) : inputs),
  };
}

/** Comparisons and selection. */
export const logicKernels: readonly KernelRow[] = [
  [equalOp, { run: (kit, inputs) => kit.op('Equal', inputs) }],
  [notEqualOp, { run: (kit, inputs) => kit.op('NotEqual', inputs) }],
  [lessOp, /*#__PURE__*/ comparison('Less')],
  [lessEqualOp, /*#__PURE__*/ comparison('LessEqual')],
  [greaterOp, /*#__PURE__*/ comparison('Greater')],
  [greaterEqualOp, /*#__PURE__*/ comparison('GreaterEqual')],
  [whereOp, { run: (kit, inputs) => kit.op('SelectV2', inputs) }],
];

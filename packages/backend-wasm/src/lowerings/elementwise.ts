import { broadcast, type LoweringEntry } from '@oneiros/backend-tfjs';
import { sizeOf } from '@oneiros/core';
import { whereOp } from '@oneiros/tensor';

/** Elementwise ops of which tfjs's kernels are wrong for some dtypes. */
export const elementwiseOverrides: readonly LoweringEntry[] = [
  // Select writes 32 bits for each element, also of bool: c ∧ t ∨ ¬c ∧ e.
  [
    whereOp,
    {
      accepts: ({ inputs: [, t], outputs: [y] }) => t!.dtype === 'bool' && sizeOf(y!.shape) > 0,
      run: ([condition, t, e], { outputs: [y] }, kit) => {
        const [c, yes, no] = [condition!, t!, e!].map((x) => broadcast(x, y!.shape, kit));
        const then = kit.call('LogicalAnd', { a: c, b: yes });
        const otherwise = kit.call('LogicalAnd', { a: kit.call('LogicalNot', { x: c }), b: no });
        return kit.call('LogicalOr', { a: then, b: otherwise });
      },
    },
  ],
];

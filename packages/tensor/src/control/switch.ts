import { expected } from '@oneiros/core';
import { equal } from '../ops/equal.ts';
import { lessEqual } from '../ops/less-equal.ts';
import type { TensorLike } from '../tensor.ts';
import { cond } from './cond.ts';

/**
 * `branches[index](...operands)`; an `index` outside is moved to the nearest branch. Only that branch runs.
 *
 * ```ts
 * ops.switch(index, [(x) => exp(x), (x) => sin(x)], x);
 * ```
 * @throws OneirosError if there are no branches, or their results differ in structure, shape or dtype.
 */
function switchBranch<A extends readonly unknown[], R>(
  index: TensorLike,
  branches: readonly ((...operands: A) => R)[],
  ...operands: A
): R {
  const [first, ...others] = branches;
  if (!first) throw expected('ops.switch: branches', 'at least one function', 'none');
  if (typeof index === 'number') return branches[Math.min(Math.max(index, 0), branches.length - 1)]!(...operands);
  const choose = (from: number): R => {
    const branch = branches[from]!;
    if (from === branches.length - 1) return branch(...operands);
    const here = from === 0 ? lessEqual(index, 0) : equal(index, from);
    return cond(
      here,
      () => branch(...operands),
      () => choose(from + 1),
    );
  };
  return others.length ? choose(0) : first(...operands);
}

export { switchBranch as switch };

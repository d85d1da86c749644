import type { TypedArray } from '@oneiros/core';
import type { AnyOp, Application, Spec } from '@oneiros/tensor';
import type { TfjsRuntime, TfjsTensor } from './tfjs-types.ts';

/** How an op is computed by tfjs kernels, or by code of the backend itself. */
export interface Lowering {
  /** The tfjs kernels it calls; where the backend lacks one, it does not have the lowering. */
  readonly needs?: readonly string[];
  /** Whether it covers these dtypes and attributes. Absent: whenever no operand is empty. */
  readonly accepts?: (application: Application) => boolean;
  /** Results in the order of the outputs. Operands remain the caller's; whatever else `kit` gave on the way is freed by it. */
  readonly run: (
    inputs: readonly TfjsTensor[],
    application: Application,
    kit: Kit,
  ) => TfjsTensor | readonly TfjsTensor[];
}

/** One row of a table of lowerings. Of several for an op, the first that accepts serves. */
export type LoweringEntry = readonly [op: AnyOp, lowering: Lowering];

/** What a lowering works with. */
export interface Kit {
  readonly runtime: TfjsRuntime;
  /** Runs the tfjs kernel of this name. */
  call(kernel: string, inputs: object, attrs?: object): TfjsTensor;
  /** The same elements in another shape. */
  reshape(x: TfjsTensor, shape: readonly number[]): TfjsTensor;
  /** Elements from the host. */
  upload(data: TypedArray, spec: Spec): TfjsTensor;
  /** Counts `x` among what is freed unless it is a result. */
  own(x: TfjsTensor): TfjsTensor;
}

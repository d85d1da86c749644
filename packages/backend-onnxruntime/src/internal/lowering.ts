import type { Shape } from '@oneiros/core';
import type { AnyOp, Application } from '@oneiros/tensor';
import type { Graph } from './graph.ts';
import type { Operand } from './operand.ts';

/** What lowerings are given besides the operands. */
export interface Context {
  /** Where nodes go. */
  readonly graph: Graph;
  /** Channels in a block of the fast convolutions on this machine; 0 if it has none. */
  readonly block: number;
}

/** How an op becomes nodes. */
export interface Lowering {
  /** Puts nodes into the graph, and gives the results. */
  readonly lower: Lower;
  /** Whether it covers these dtypes and attributes; what it does not is computed by backend-cpu. Absent: always. */
  readonly accepts?: (application: Application) => boolean;
}
/** One row of a family's table. */
export type LoweringEntry = readonly [op: AnyOp, lowering: Lowering];
export type Lower = (inputs: readonly Operand[], application: Application, context: Context) => readonly Operand[];

/** The shape of the only result. */
export function outputShape(application: Application): Shape {
  return application.outputs[0]!.shape;
}

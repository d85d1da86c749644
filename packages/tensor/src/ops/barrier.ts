import { bind } from '../bind.ts';
import type { Inputs, Op } from '../op.ts';

/**
 * The tensors as they are, but computed only when all of them are there, and equal to nothing else for the compiler: what
 * is computed from them is not merged with the same computation on the tensors before. `checkpoint` stands on it.
 *
 * ```ts
 * const [x, dy] = barrier([x, dy]); // from here on, what was computed of x is computed anew
 * ```
 */
export function barrier(tensors: Inputs): Inputs {
  return tensors.length ? bind(barrierOp, tensors) : [];
}

/** A backend without it computes the same, with more memory. */
export const barrierOp: Op<Inputs, void, Inputs> = {
  name: 'barrier',
  infer: (inputs) => inputs.map(({ shape, dtype }) => ({ shape, dtype })),
  vjp: (dy) => dy,
  expand: (inputs) => inputs,
  prune: ({ op, inputs, attrs, outputs }, needed) => ({
    op,
    attrs,
    inputs: inputs.filter((_, i) => needed[i]),
    outputs: outputs.filter((_, i) => needed[i]),
  }),
};

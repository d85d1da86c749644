import { bitwiseXor, type RandomBitsAttrs, randomBitsOp, threefryWords, traceProgram } from '@oneiros/tensor';
import { type LoweringTable, lowerProgram } from '../internal/lower-program.ts';
import type { LoweringEntry } from '../internal/lowering.ts';

/** Random words within loops, in ops on uint32; elsewhere the host draws them, in one pass. */
export function randomLowerings(table: () => LoweringTable): readonly LoweringEntry[] {
  return [
    [
      randomBitsOp,
      {
        lower: (keys, { inputs, attrs }, context) => {
          const { shape } = attrs as RandomBitsAttrs;
          const words = traceProgram(
            inputs,
            ([key]) => bitwiseXor(...threefryWords(key!, shape)),
            (result) => [result],
          );
          return lowerProgram(words.program, keys, context, table());
        },
      },
    ],
  ];
}

import type { LoweringEntry } from '@oneiros/backend-tfjs';
import { sizeOf } from '@oneiros/core';
import {
  type Application,
  type RandomBitsAttrs,
  type RandomSplitAttrs,
  randomBitsOp,
  randomSplitOp,
} from '@oneiros/tensor';
import { output, ownLowering, type Prepared } from '../internal/prepared.ts';
import { elementShader, groupsFor } from '../wgsl/shader.ts';

/** Random words, each the hash of its place. */
export const randomLowerings: readonly LoweringEntry[] = [
  [
    randomBitsOp,
    ownLowering((application) =>
      words(
        application,
        sizeOf((application.attrs as RandomBitsAttrs).shape),
        'b0[i] = bitcast<i32>(word.x ^ word.y);',
      ),
    ),
  ],
  [
    randomSplitOp,
    ownLowering((application) =>
      words(
        application,
        (application.attrs as RandomSplitAttrs).count,
        'b0[2u * i] = bitcast<i32>(word.x); b0[2u * i + 1u] = bitcast<i32>(word.y);',
      ),
    ),
  ],
];

/** For each key, `count` words. */
function words(application: Application, count: number, write: string): Prepared {
  const keys = sizeOf(application.inputs[0]!.shape) / 2;
  const params = [keys * count, count];
  const code = elementShader({
    buffers: ['i32', 'i32'],
    params: params.length,
    body: `let count = u32(p(1)); let key = 2u * (i / count);
  let word = threefry(bitcast<u32>(b1[key]), bitcast<u32>(b1[key + 1u]), i % count);
  ${write}`,
  });
  return ([key], gpu, kit) => {
    const result = output(application, gpu, kit);
    gpu.dispatch({ code, buffers: [result, key!], params, groups: groupsFor(keys * count) });
    return result;
  };
}

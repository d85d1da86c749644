import type { LoweringEntry } from '@oneiros/backend-tfjs';
import { sizeOf } from '@oneiros/core';
import { type ArgsortAttrs, argsortOp } from '@oneiros/tensor';
import { output, ownLowering } from '../internal/prepared.ts';
import { elementShader, groupsFor } from '../wgsl/shader.ts';
import { kindOf, load, storedKind } from '../wgsl/types.ts';

/** Rows up to this length are ordered by counting, for each element, those before it. */
const longestRow = 4096;

/** The order of elements along an axis: NaN counts as the greatest, equal elements keep their order. */
export const sortingLowerings: readonly LoweringEntry[] = [
  [
    argsortOp,
    ownLowering(
      (application) => {
        const { dtype, shape } = application.inputs[0]!;
        const { axis, descending } = application.attrs as ArgsortAttrs;
        const kind = kindOf(dtype);
        const word = (place: string): string =>
          kind === 'bool' ? `u32${load(dtype, `b1[${place}]`)}` : load(dtype, `b1[${place}]`);
        const less = (x: string, y: string): string =>
          kind === 'f32' ? `(${x} < ${y} || (is_nan(${y}) && !is_nan(${x})))` : `(${x} < ${y})`;
        const [first, second] = descending ? ['own', 'v'] : ['v', 'own'];
        const count = sizeOf(shape);
        const params = [count, shape[axis] ?? 1, sizeOf(shape.slice(axis + 1))];
        const code = elementShader({
          buffers: ['i32', storedKind(dtype)],
          params: params.length,
          body: `let inner = u32(p(2)); let size = u32(p(1));
  let c = (i / inner) % size; let start = i - c * inner;
  let own = ${word('i')};
  var rank = 0u;
  for (var k = 0u; k < size; k++) {
    let v = ${word('start + k * inner')};
    if (${less(first!, second!)} || (k < c && !${less('v', 'own')} && !${less('own', 'v')})) { rank++; }
  }
  b0[start + rank * inner] = i32(c);`,
        });
        return ([x], gpu, kit) => {
          const result = output(application, gpu, kit);
          gpu.dispatch({ code, buffers: [result, x!], params, groups: groupsFor(count) });
          return result;
        };
      },
      ({ inputs: [x], attrs }) => (x!.shape[(attrs as ArgsortAttrs).axis] ?? 1) <= longestRow,
    ),
  ],
];

import { broadcast, type Kit, type LoweringEntry, type TfjsTensor } from '@oneiros/backend-tfjs';
import { type Shape, sizeOf } from '@oneiros/core';
import { whereOp } from '@oneiros/tensor';
import { allocate, words } from '../internal/memory.ts';

/** The choice between two, of which tfjs's kernel writes 32 bits for each element and wants all operands at full size. */
export const chooseLowerings: readonly LoweringEntry[] = [
  [
    whereOp,
    {
      needs: ['Select'],
      accepts: ({ inputs: [condition, ...choices], outputs: [y] }) => {
        const size = sizeOf(y!.shape);
        const fits = (shape: Shape): boolean => sizeOf(shape) === size || sizeOf(shape) === 1;
        return (
          size > 0 && y!.dtype !== 'bool' && sizeOf(condition!.shape) === size && choices.every((x) => fits(x.shape))
        );
      },
      run: ([condition, x, y], { outputs: [out] }, kit) => {
        const shape = [sizeOf(out!.shape)];
        const [t, e] = [x!, y!].map((choice) => kit.reshape(filled(choice, shape[0]!, kit), shape));
        return kit.call('Select', { condition: kit.reshape(condition!, shape), t, e });
      },
    },
  ],
  // Of truth values: c ∧ t ∨ ¬c ∧ e.
  [
    whereOp,
    {
      needs: ['LogicalAnd', 'LogicalNot', 'LogicalOr'],
      accepts: ({ outputs: [y] }) => y!.dtype === 'bool' && sizeOf(y!.shape) > 0 && y!.shape.length <= 4,
      run: ([condition, t, e], { outputs: [y] }, kit) => {
        const [c, yes, no] = [condition!, t!, e!].map((x) => broadcast(x, y!.shape, kit));
        const then = kit.call('LogicalAnd', { a: c, b: yes });
        const otherwise = kit.call('LogicalAnd', { a: kit.call('LogicalNot', { x: c }), b: no });
        return kit.call('LogicalOr', { a: then, b: otherwise });
      },
    },
  ],
];

/** A single element `size` times; what has all already, as it is. */
function filled(x: TfjsTensor, size: number, kit: Kit): TfjsTensor {
  if (sizeOf(x.shape) === size) return x;
  const all = allocate(kit, [size], x.dtype);
  const [element] = words(kit, { ...x, shape: [1] });
  words(kit, all).fill(element!);
  return all;
}

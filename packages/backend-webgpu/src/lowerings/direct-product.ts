import type { Kit, LoweringEntry, TfjsTensor } from '@oneiros/backend-tfjs';
import { sizeOf, stridesOf } from '@oneiros/core';
import { type Application, type DotGeneralAttrs, dotGeneralOp } from '@oneiros/tensor';
import type { Gpu } from '../internal/gpu.ts';
import { output, ownLowering, type Prepared } from '../internal/prepared.ts';
import { elementShader, groupsFor } from '../wgsl/shader.ts';
import { collapse } from '../wgsl/strided.ts';
import { columnsOf, each, productsCode, sumsCode, tileFor, typeOf, writeCode } from '../wgsl/tile.ts';
import { copier } from './movement.ts';

/** Products of floats in which no thread waits for another. */
export const directProductLowerings: readonly LoweringEntry[] = [
  [
    dotGeneralOp,
    ownLowering(product, ({ inputs }) => inputs.every(({ shape, dtype }) => dtype === 'float32' && sizeOf(shape) > 0)),
  ],
];

/** An operand as matrices: how far it is from one to the next, from a row to the next, and from a column to the next. */
interface Matrices {
  readonly batch: number;
  readonly row: number;
  readonly column: number;
  /** Brings the elements into this order, where they are in another. */
  readonly arrange: (x: TfjsTensor, gpu: Gpu, kit: Kit) => TfjsTensor;
}

function product(application: Application): Prepared {
  const [x, y] = application.inputs.map(({ shape }) => shape) as [readonly number[], readonly number[]];
  const { contracting, batch } = application.attrs as DotGeneralAttrs;
  const free = (shape: readonly number[], side: 0 | 1): readonly number[] =>
    shape.map((_, i) => i).filter((i) => !contracting[side].includes(i) && !batch[side].includes(i));
  const left = matrices(x, [batch[0], free(x, 0), contracting[0]], false);
  const right = matrices(y, [batch[1], contracting[1], free(y, 1)], true);
  const size = (shape: readonly number[], axes: readonly number[]): number => sizeOf(axes.map((axis) => shape[axis]!));
  const [rows, columns, sums] = [size(x, free(x, 0)), size(y, free(y, 1)), size(x, contracting[0])];

  const tile = tileFor(rows, columns, sums, 8);
  const down = Math.ceil(rows / tile.rows);
  const across = Math.ceil(columns / columnsOf(tile));
  const threads = size(x, batch[0]) * down * across;
  const right4 = tile.width;
  // The left operand is read four elements at a time along its columns, or else one by one.
  const together = left.column === 1 && sums % 4 === 0 && left.row % 4 === 0 && left.batch % 4 === 0 ? 4 : 1;
  const step = (part: number): string => `{
      let at = other + (k + ${part}) * ${right.row / right4};
      ${each(tile.vectors, (v) => `let y${v} = b2[at + min(${v}, last)];`)}
      ${productsCode(tile, (m) => (together === 4 ? `x${m}.${'xyzw'[part]}` : `x${m}`))}
    }`;
  const code = elementShader({
    buffers: [typeOf(tile), together === 4 ? 'vec4f' : 'f32', typeOf(tile)],
    params: 1,
    body: `let column = i32(i % ${across}u) * ${columnsOf(tile)};
  let row = i32((i / ${across}u) % ${down}u) * ${tile.rows};
  let batch = i32(i / ${across * down}u);
  let last = ${columns / right4 - 1} - column / ${right4};
  let other = (batch * ${right.batch} + column * ${right.column}) / ${right4};
  ${each(tile.rows, (m) => `let left${m} = (batch * ${left.batch} + min(row + ${m}, ${rows - 1}) * ${left.row}) / ${together};`)}
  ${sumsCode(tile)}
  for (var k = 0; k < ${sums}; k += ${together}) {
    ${each(tile.rows, (m) => `let x${m} = b1[left${m} + ${together === 4 ? 'k / 4' : `k * ${left.column}`}];`)}
    ${each(together, step)}
  }
  ${writeCode(tile, (m) => `(batch * ${rows} + row + ${m}) * ${columns} + column`, {
    row: (m) => `row + ${m} < ${rows}`,
    column: (offset) => `column + ${offset} < ${columns}`,
  })}`,
  });
  return ([a, b], gpu, kit) => {
    const result = output(application, gpu, kit);
    const buffers = [result, left.arrange(a!, gpu, kit), right.arrange(b!, gpu, kit)];
    gpu.dispatch({ code, buffers, params: [threads], groups: groupsFor(threads) });
    return result;
  };
}

/**
 * How `shape` lies as matrices with these axes. Where axes that come together do not lie so, or where \`wanted\` and the
 * columns are not neighbours, the elements are brought into order first.
 */
function matrices(
  shape: readonly number[],
  [batch, rows, columns]: readonly [readonly number[], readonly number[], readonly number[]],
  wanted: boolean,
): Matrices {
  const own = stridesOf(shape);
  const parts = [batch, rows, columns].map((axes) =>
    collapse({
      sizes: axes.map((axis) => shape[axis]!),
      operands: [{ start: 0, steps: axes.map((axis) => own[axis]!) }],
    }),
  );
  const [b, r, c] = parts.map(({ operands }) => operands[0]!.steps[0]);
  const simple = parts.every(({ sizes }) => sizes.length <= 1);
  if (simple && (!wanted || (c ?? 1) === 1)) return { batch: b ?? 0, row: r ?? 0, column: c ?? 0, arrange: (x) => x };
  const order = [...batch, ...rows, ...columns];
  const sizes = order.map((axis) => shape[axis]!);
  const copy = copier({
    sizes,
    operands: [
      { start: 0, steps: stridesOf(sizes) },
      { start: 0, steps: order.map((axis) => own[axis]!) },
    ],
  });
  const across = sizeOf(columns.map((axis) => shape[axis]!));
  const down = sizeOf(rows.map((axis) => shape[axis]!));
  return {
    batch: down * across,
    row: across,
    column: 1,
    arrange: (x, gpu, kit) => {
      const arranged = kit.own(gpu.make(sizes, 'float32'));
      copy(arranged, x, gpu);
      return arranged;
    },
  };
}

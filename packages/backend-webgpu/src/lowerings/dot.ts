import type { LoweringEntry } from '@oneiros/backend-tfjs';
import { sizeOf, stridesOf } from '@oneiros/core';
import { type Application, type DotGeneralAttrs, dotGeneralOp } from '@oneiros/tensor';
import { output, ownLowering, type Prepared } from '../internal/prepared.ts';
import { elementShader, groupsFor } from '../wgsl/shader.ts';
import { placesCode, placesParams } from '../wgsl/strided.ts';
import { kindOf, load, store, storedKind } from '../wgsl/types.ts';
import { literal } from './reduction.ts';

/** Products that tfjs has no kernel for: of integers, and over axes without elements. One thread for each result. */
export const dotLowerings: readonly LoweringEntry[] = [[dotGeneralOp, ownLowering(dot)]];

function dot(application: Application): Prepared {
  const { inputs, outputs, attrs } = application;
  const { contracting, batch } = attrs as DotGeneralAttrs;
  const { shape, dtype } = outputs[0]!;
  const steps = inputs.map((input) => stridesOf(input.shape));
  const free = (side: 0 | 1): readonly number[] =>
    inputs[side]!.shape.map((_, i) => i).filter((i) => !contracting[side].includes(i) && !batch[side].includes(i));
  const [rows, columns] = [free(0), free(1)];
  const outer = {
    sizes: shape,
    operands: [
      {
        start: 0,
        steps: [...batch[0].map((a) => steps[0]![a]!), ...rows.map((a) => steps[0]![a]!), ...columns.map(() => 0)],
      },
      {
        start: 0,
        steps: [...batch[1].map((a) => steps[1]![a]!), ...rows.map(() => 0), ...columns.map((a) => steps[1]![a]!)],
      },
    ],
  };
  const inner = {
    sizes: contracting[0].map((axis) => inputs[0]!.shape[axis]!),
    operands: [
      { start: 0, steps: contracting[0].map((a) => steps[0]![a]!) },
      { start: 0, steps: contracting[1].map((a) => steps[1]![a]!) },
    ],
  };
  const size = sizeOf(shape);
  const count = sizeOf(inner.sizes);
  const first = 2;
  const outerParams = placesParams(outer);
  const params = [size, count, ...outerParams, ...placesParams(inner)];
  const kind = kindOf(dtype);
  const stored = storedKind(dtype);
  const product = kind === 'bool' ? 'total || (x && y)' : 'total + x * y';
  const code = elementShader({
    buffers: [stored, stored, stored],
    params: params.length,
    declarations: `fn place(i: u32) -> vec2<i32> { ${placesCode(inner.sizes.length, 2, first + outerParams.length)} return vec2<i32>(at0, at1); }\n`,
    body: `${placesCode(shape.length, 2, first)}
  var total = ${literal(dtype, 0)};
  for (var k = 0u; k < u32(p(1)); k++) {
    let at = place(k);
    let x = ${load(dtype, 'b1[at0 + at.x]')};
    let y = ${load(dtype, 'b2[at1 + at.y]')};
    total = ${product};
  }
  b0[i] = ${store(dtype, 'total')};`,
  });
  return ([x, y], gpu, kit) => {
    const result = output(application, gpu, kit);
    const none = count > 0 ? null : kit.own(gpu.make([1], stored === 'f32' ? 'float32' : 'int32'));
    gpu.dispatch({ code, buffers: [result, none ?? x!, none ?? y!], params, groups: groupsFor(size) });
    return result;
  };
}

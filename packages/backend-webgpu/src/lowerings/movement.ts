import type { Kit, LoweringEntry, TfjsTensor } from '@oneiros/backend-tfjs';
import { sizeOf, stridesOf } from '@oneiros/core';
import {
  type Application,
  bitcastOp,
  broadcastToOp,
  concatenateOp,
  dynamicSliceOp,
  dynamicUpdateSliceOp,
  flipOp,
  iotaOp,
  type PadAttrs,
  padOp,
  reshapeOp,
  type SliceAttrs,
  sliceOp,
  transposeOp,
} from '@oneiros/tensor';
import type { Gpu } from '../internal/gpu.ts';
import { output, ownLowering, type Prepared } from '../internal/prepared.ts';
import { elementShader, groupsFor } from '../wgsl/shader.ts';
import { broadcastSteps, collapse, placesCode, placesParams, type Walk } from '../wgsl/strided.ts';
import { kindOf, store, storedKind } from '../wgsl/types.ts';

/** Elements moved, not changed: words of four bytes, whatever they mean. */
export const movementLowerings: readonly LoweringEntry[] = [
  [reshapeOp, { accepts: () => true, run: ([x], { outputs }, kit) => kit.reshape(x!, outputs[0]!.shape) }],
  [broadcastToOp, ownLowering((application) => view(application, 0, ({ shape }, to) => broadcastSteps(shape, to)))],
  [
    transposeOp,
    ownLowering((application) => {
      const { axes } = application.attrs as { readonly axes: readonly number[] };
      return view(application, 0, ({ shape }) => axes.map((axis) => stridesOf(shape)[axis]!));
    }),
  ],
  [
    sliceOp,
    ownLowering((application) => {
      const { starts, steps } = application.attrs as SliceAttrs;
      const own = stridesOf(application.inputs[0]!.shape);
      const start = starts.reduce((at, n, i) => at + n * own[i]!, 0);
      return view(application, start, () => own.map((step, i) => step * steps[i]!));
    }),
  ],
  [
    flipOp,
    ownLowering((application) => {
      const { axes } = application.attrs as { readonly axes: readonly number[] };
      const { shape } = application.inputs[0]!;
      const own = stridesOf(shape);
      const start = axes.reduce((at, axis) => at + (shape[axis]! - 1) * own[axis]!, 0);
      return view(application, start, () => own.map((step, i) => (axes.includes(i) ? -step : step)));
    }),
  ],
  [concatenateOp, ownLowering(concatenate)],
  [padOp, ownLowering(pad)],
  [dynamicSliceOp, ownLowering(dynamicSlice, fewAxes)],
  [dynamicUpdateSliceOp, ownLowering(dynamicUpdateSlice, fewAxes)],
  [
    bitcastOp,
    ownLowering((application) => {
      const [from, to] = [application.inputs[0]!, application.outputs[0]!];
      const narrow = !to.dtype.endsWith('32');
      const copy = copier(
        { sizes: [sizeOf(from.shape)], operands: [origin, origin] },
        narrow ? store(to.dtype, `bitcast<${kindOf(to.dtype)}>(x)`) : 'x',
      );
      return ([x], gpu, kit) => {
        const result = output(application, gpu, kit);
        copy(result, x!, gpu);
        return result;
      };
    }),
  ],
  [iotaOp, ownLowering(iota)],
];

const origin = { start: 0, steps: [1] } as const;

/** The elements of the operand along other steps. */
function view(
  application: Application,
  start: number,
  stepsOf: (from: Application['inputs'][number], rank: number) => readonly number[],
): Prepared {
  const { shape } = application.outputs[0]!;
  const copy = copier({
    sizes: shape,
    operands: [
      { start: 0, steps: stridesOf(shape) },
      { start, steps: stepsOf(application.inputs[0]!, shape.length) },
    ],
  });
  return ([x], gpu, kit) => {
    const result = output(application, gpu, kit);
    copy(result, x!, gpu);
    return result;
  };
}

/** Copies words from places of one tensor to places of another; `word` is what becomes of `x`. */
export function copier(walk: Walk, word = 'x'): (to: TfjsTensor, from: TfjsTensor, gpu: Gpu) => void {
  const size = sizeOf(walk.sizes);
  const simple = collapse(walk);
  const code = copyCode(simple.sizes.length, word);
  const params = [size, ...placesParams(simple)];
  const groups = groupsFor(size);
  return (to, from, gpu) => {
    if (size > 0) gpu.dispatch({ code, buffers: [to, from], params, groups });
  };
}
function copyCode(rank: number, word: string): string {
  return elementShader({
    buffers: ['i32', 'i32'],
    params: 1 + rank + 2 * (rank + 1),
    body: `${placesCode(rank, 2, 1)} let x = b1[at1]; b0[at0] = ${word};`,
  });
}

function concatenate(application: Application): Prepared {
  const { axis } = application.attrs as { readonly axis: number };
  const target = stridesOf(application.outputs[0]!.shape);
  let at = 0;
  const copies = application.inputs.map(({ shape }) => {
    const start = at * target[axis]!;
    at += shape[axis]!;
    return copier({
      sizes: shape,
      operands: [
        { start, steps: target },
        { start: 0, steps: stridesOf(shape) },
      ],
    });
  });
  return (parts, gpu, kit) => {
    const result = output(application, gpu, kit);
    copies.forEach((copy, i) => copy(result, parts[i]!, gpu));
    return result;
  };
}

/** The value everywhere, then the elements that remain at their places. */
function pad(application: Application): Prepared {
  const { inputs, outputs, attrs } = application;
  const { low, interior } = attrs as PadAttrs;
  const { shape } = outputs[0]!;
  const own = stridesOf(inputs[0]!.shape);
  const target = stridesOf(shape);
  let from = 0;
  let to = 0;
  const kept = inputs[0]!.shape.map((n, i) => {
    const gap = interior[i]! + 1;
    const first = low[i]! >= 0 ? 0 : Math.ceil(-low[i]! / gap);
    const last = Math.min(n - 1, Math.floor((shape[i]! - 1 - low[i]!) / gap));
    from += first * own[i]!;
    to += (low[i]! + first * gap) * target[i]!;
    return Math.max(0, last - first + 1);
  });
  const fill = copier({ sizes: [sizeOf(shape)], operands: [origin, { start: 0, steps: [0] }] });
  const put = copier({
    sizes: kept,
    operands: [
      { start: to, steps: target.map((step, i) => step * (interior[i]! + 1)) },
      { start: from, steps: own },
    ],
  });
  const covers = sizeOf(kept) === sizeOf(shape);
  return ([x, value], gpu, kit) => {
    const result = output(application, gpu, kit);
    if (!covers) fill(result, value!, gpu);
    put(result, x!, gpu);
    return result;
  };
}

/** Starts are bound one by one; of bindings there are at least 8. */
function fewAxes({ inputs }: Application): boolean {
  return inputs[0]!.shape.length <= 5;
}

/** Where a part begins that starts as near to the wanted place as it has room: added to `at` along each axis. */
function startCode(rank: number, at: string, firstBuffer: number, firstParam: number): string {
  return Array.from(
    { length: rank },
    (_, axis) =>
      `${at} += clamp(b${firstBuffer + axis}[0], 0, p(${firstParam + 2 * axis}u)) * p(${firstParam + 2 * axis + 1}u);`,
  ).join(' ');
}

function dynamicSlice(application: Application): Prepared {
  const { shape } = application.outputs[0]!;
  const from = application.inputs[0]!.shape;
  const rank = shape.length;
  const walk: Walk = { sizes: shape, operands: [{ start: 0, steps: stridesOf(from) }] };
  const rooms = stridesOf(from).flatMap((step, i) => [from[i]! - shape[i]!, step]);
  const params = [sizeOf(shape), ...rooms, ...placesParams(walk)];
  const code = elementShader({
    buffers: ['i32', 'i32', ...application.inputs.slice(1).map(() => 'i32')],
    params: params.length,
    body: `${placesCode(rank, 1, 1 + 2 * rank)} ${startCode(rank, 'at0', 2, 1)} b0[i] = b1[at0];`,
  });
  return (inputs, gpu, kit) => {
    const result = output(application, gpu, kit);
    gpu.dispatch({ code, buffers: [result, ...inputs], params, groups: groupsFor(sizeOf(shape)) });
    return result;
  };
}

function dynamicUpdateSlice(application: Application): Prepared {
  const into = application.inputs[0]!.shape;
  const part = application.inputs[1]!.shape;
  const rank = into.length;
  const copy = copier({ sizes: [sizeOf(into)], operands: [origin, origin] });
  const walk: Walk = { sizes: part, operands: [{ start: 0, steps: stridesOf(into) }] };
  const rooms = stridesOf(into).flatMap((step, i) => [into[i]! - part[i]!, step]);
  const params = [sizeOf(part), ...rooms, ...placesParams(walk)];
  const code = elementShader({
    buffers: ['i32', 'i32', ...application.inputs.slice(2).map(() => 'i32')],
    params: params.length,
    body: `${placesCode(rank, 1, 1 + 2 * rank)} ${startCode(rank, 'at0', 2, 1)} b0[at0] = b1[i];`,
  });
  return ([x, update, ...starts], gpu, kit) => {
    const result = output(application, gpu, kit);
    copy(result, x!, gpu);
    if (sizeOf(part) > 0)
      gpu.dispatch({ code, buffers: [result, update!, ...starts], params, groups: groupsFor(sizeOf(part)) });
    return result;
  };
}

function iota(application: Application): Prepared {
  const { axis } = application.attrs as { readonly axis: number };
  const { shape, dtype } = application.outputs[0]!;
  const params = [sizeOf(shape), stridesOf(shape)[axis]!, shape[axis]!];
  const kind = kindOf(dtype);
  const value = kind === 'bool' ? 'n != 0u' : `${kind}(n)`;
  const code = elementShader({
    buffers: [storedKind(dtype)],
    params: params.length,
    body: `let n = (i / u32(p(1))) % u32(p(2)); b0[i] = ${store(dtype, value)};`,
  });
  return (_, gpu: Gpu, kit: Kit) => {
    const result = output(application, gpu, kit);
    gpu.dispatch({ code, buffers: [result], params, groups: groupsFor(sizeOf(shape)) });
    return result;
  };
}

import type { LoweringEntry } from '@oneiros/backend-tfjs';
import { type Shape, sizeOf, stridesOf } from '@oneiros/core';
import {
  type Application,
  type ConvAttrs,
  type ConvKernelGradientAttrs,
  convInputGradientOp,
  convKernelGradientOp,
  convOp,
} from '@oneiros/tensor';
import { output, ownLowering, type Prepared } from '../internal/prepared.ts';
import { elementShader, groupsFor } from '../wgsl/shader.ts';
import { columnsOf, each, productsCode, sumsCode, tileFor, typeOf, writeCode } from '../wgsl/tile.ts';
import { copier } from './movement.ts';

/** Convolutions and their gradients, of any rank, strides, dilation and groups, in which no thread waits for another. */
export const directConvolutionLowerings: readonly LoweringEntry[] = [
  [convOp, ownLowering((application) => convolution(application, false), isFloat)],
  [convInputGradientOp, ownLowering((application) => convolution(application, true), isFloat)],
  [convKernelGradientOp, ownLowering(kernelGradient, isFloat)],
];

function isFloat({ inputs }: Application): boolean {
  return inputs.every(({ shape, dtype }) => dtype === 'float32' && sizeOf(shape) > 0);
}

/** Coordinates \`name0\`, \`name1\`, … of place \`index\`. */
function coordinates(name: string, sizes: Shape, index: string): string {
  const steps = stridesOf(sizes);
  return sizes.map((size, axis) => `let ${name}${axis} = i32((${index} / ${steps[axis]}u) % ${size}u);`).join(' ');
}

/**
 * The convolution, or its gradient for the input: each thread computes some channels at some places. On the way back a place
 * h of the input met element w of the kernel at (h + padding − w · dilation) / stride, where that is whole.
 */
function convolution(application: Application, back: boolean): Prepared {
  const { strides, padding, dilation, groups } = application.attrs as ConvAttrs;
  const source = application.inputs[0]!.shape;
  const to = application.outputs[0]!.shape;
  const kernel = application.inputs[1]!.shape;
  const [inner, outer] = [source.at(-1)! / groups, to.at(-1)! / groups];
  const places = to.slice(0, -1);
  const rows = sizeOf(places);
  const spatial = strides.map((_, axis) => axis);
  const tile = tileFor(rows, outer, inner * sizeOf(kernel.slice(0, -2)), back ? 2 : 4);
  const width = tile.width;
  const down = Math.ceil(rows / tile.rows);
  const across = Math.ceil(outer / columnsOf(tile));
  const threads = down * across * groups;
  const steps = stridesOf(source);
  const window = kernel.slice(0, -2);
  const taps = stridesOf(window);
  const together = inner % 4 === 0 ? 4 : 1;
  // Where each row reads for the present element of the kernel, and whether there is anything.
  const rowCode = (m: number): string => {
    const parts = spatial.map((a) =>
      back
        ? `let t${m}_${a} = h${m}_${a + 1} + ${padding[a]![0]} - w${a} * ${dilation[a]}; let s${m}_${a} = t${m}_${a} / ${strides[a]};`
        : `let s${m}_${a} = h${m}_${a + 1} * ${strides[a]} + w${a} * ${dilation[a]} - ${padding[a]![0]};`,
    );
    const there = spatial.map((a) =>
      back
        ? `t${m}_${a} >= 0 && s${m}_${a} < ${source[a + 1]} && s${m}_${a} * ${strides[a]} == t${m}_${a}`
        : `s${m}_${a} >= 0 && s${m}_${a} < ${source[a + 1]}`,
    );
    return `${parts.join(' ')} let there${m} = ${there.join(' && ')};
    let left${m} = select(0, (h${m}_0 * ${steps[0]} + ${spatial.map((a) => `s${m}_${a} * ${steps[a + 1]}`).join(' + ')} + group * ${inner}) / ${together}, there${m});
    let factor${m} = select(0.0, 1.0, there${m});`;
  };
  const step = (part: number): string => `{
        let at = tap + (q + ${part}) * ${to.at(-1)! / width};
        ${each(tile.vectors, (v) => `let y${v} = b2[at + min(${v}, last)];`)}
        ${productsCode(tile, (m) => (together === 4 ? `x${m}.${'xyzw'[part]}` : `x${m}`))}
      }`;
  const code = elementShader({
    buffers: [typeOf(tile), together === 4 ? 'vec4f' : 'f32', typeOf(tile)],
    params: 1,
    body: `let column = i32(i % ${across}u) * ${columnsOf(tile)};
  let group = i32((i / ${across}u) % ${groups}u);
  let row = (i / ${across * groups}u) * ${tile.rows}u;
  let last = ${outer / width - 1} - column / ${width};
  ${each(tile.rows, (m) => coordinates(`h${m}_`, places, `min(row + ${m}u, ${rows - 1}u)`))}
  ${sumsCode(tile)}
  ${spatial.map((a) => `for (var w${a} = 0; w${a} < ${kernel[a]}; w${a}++) {`).join(' ')}
    ${each(tile.rows, rowCode)}
    if (${Array.from({ length: tile.rows }, (_, m) => `!there${m}`).join(' && ')}) { continue; }
    let tap = ((${spatial.map((a) => `w${a} * ${taps[a]}`).join(' + ')}) * ${inner * to.at(-1)!} + group * ${outer} + column) / ${width};
    for (var q = 0; q < ${inner}; q += ${together}) {
      ${each(tile.rows, (m) => `let x${m} = b1[left${m} + q / ${together}] * factor${m};`)}
      ${each(together, step)}
    }
  ${'}'.repeat(spatial.length)}
  ${writeCode(tile, (m) => `(i32(row) + ${m}) * ${to.at(-1)} + group * ${outer} + column`, {
    row: (m) => `row + ${m}u < ${rows}u`,
    column: (offset) => `column + ${offset} < ${outer}`,
  })}`,
  });
  // On the way back the kernel is read as (…, filters / groups, channels): (w, c, g, o) as (w, o, g, c).
  const swapped = [sizeOf(window), inner, groups, outer];
  const swap = copier({
    sizes: swapped,
    operands: [
      { start: 0, steps: stridesOf(swapped) },
      { start: 0, steps: [outer * groups * inner, 1, inner, groups * inner] },
    ],
  });
  return ([x, weights], gpu, kit) => {
    const result = output(application, gpu, kit);
    let filter = weights!;
    if (back) swap((filter = kit.own(gpu.make(swapped, 'float32'))), weights!, gpu);
    gpu.dispatch({ code, buffers: [result, x!, filter], params: [threads], groups: groupsFor(threads) });
    return result;
  };
}

/** Places that one thread sums over; of more there are parts, which are added up. */
const longestSum = 8192;

/** The gradient for the kernel: each thread computes some channels and filters of one element of the kernel. */
function kernelGradient(application: Application): Prepared {
  const { strides, padding, dilation, groups, kernelShape } = application.attrs as ConvKernelGradientAttrs;
  const x = application.inputs[0]!.shape;
  const dy = application.inputs[1]!.shape;
  const [channels, filters] = [kernelShape.at(-2)!, kernelShape.at(-1)! / groups];
  const spatial = strides.map((_, axis) => axis);
  const window = kernelShape.slice(0, -2);
  const tile = tileFor(channels * sizeOf(window), filters, sizeOf(dy.slice(0, -1)), Math.min(channels, 4));
  const width = tile.width;
  const down = Math.ceil(channels / tile.rows);
  const across = Math.ceil(filters / columnsOf(tile));
  const tiles = sizeOf(window) * groups * down * across;
  const images = x[0]!;
  const share = Math.max(1, Math.floor(longestSum / sizeOf(dy.slice(1, -1))));
  const parts = Math.ceil(images / share);
  const threads = tiles * parts;
  const steps = stridesOf(x);
  const outSteps = stridesOf(dy);
  const size = sizeOf(kernelShape);
  const together = tile.rows % 4 === 0 && channels % tile.rows === 0 ? 4 : 1;
  const code = elementShader({
    buffers: [typeOf(tile), together === 4 ? 'vec4f' : 'f32', typeOf(tile)],
    params: 1,
    body: `let column = i32(i % ${across}u) * ${columnsOf(tile)};
  let row = i32((i / ${across}u) % ${down}u) * ${tile.rows};
  let group = i32((i / ${across * down}u) % ${groups}u);
  let tap = (i / ${across * down * groups}u) % ${sizeOf(window)}u;
  let part = i32(i / ${tiles}u);
  let last = ${filters / width - 1} - column / ${width};
  ${coordinates('w', window, 'tap')}
  ${together === 4 ? `let left = (group * ${channels} + row) / 4;` : each(tile.rows, (m) => `let left${m} = group * ${channels} + min(row + ${m}, ${channels - 1});`)}
  ${sumsCode(tile)}
  for (var n = part * ${share}; n < min((part + 1) * ${share}, ${images}); n++) {
  let from0 = n * ${steps[0]}; let to0 = n * ${outSteps[0]} + group * ${filters} + column;
  ${spatial
    .map(
      (a) => `for (var h${a} = 0; h${a} < ${dy[a + 1]}; h${a}++) {
    let s${a} = h${a} * ${strides[a]} + w${a} * ${dilation[a]} - ${padding[a]![0]};
    if (s${a} < 0 || s${a} >= ${x[a + 1]}) { continue; }
    let from${a + 1} = from${a} + s${a} * ${steps[a + 1]}; let to${a + 1} = to${a} + h${a} * ${outSteps[a + 1]};`,
    )
    .join('\n')}
    let base = from${spatial.length} / ${together}; let other = to${spatial.length} / ${width};
    ${
      together === 4
        ? each(tile.rows / 4, (m) => `let v${m} = b1[base + left + ${m}];`)
        : each(tile.rows, (m) => `let x${m} = b1[base + left${m}];`)
    }
    ${each(tile.vectors, (v) => `let y${v} = b2[other + min(${v}, last)];`)}
    ${productsCode(tile, (m) => (together === 4 ? `v${Math.floor(m / 4)}.${'xyzw'[m % 4]}` : `x${m}`))}
  ${'}'.repeat(spatial.length + 1)}
  let start = part * ${size} + i32(tap) * ${channels * kernelShape.at(-1)!};
  ${writeCode(tile, (m) => `start + (row + ${m}) * ${kernelShape.at(-1)} + group * ${filters} + column`, {
    row: (m) => `row + ${m} < ${channels}`,
    column: (offset) => `column + ${offset} < ${filters}`,
  })}`,
  });
  const total = elementShader({
    buffers: ['f32', 'f32'],
    params: 2,
    body: `var sum = 0.0; for (var k = 0u; k < u32(p(1)); k++) { sum += b1[k * u32(p(0)) + i]; } b0[i] = sum;`,
  });
  return ([image, gradient], gpu, kit) => {
    const result = output(application, gpu, kit);
    const sums = parts === 1 ? result : kit.own(gpu.make([parts, size], 'float32'));
    gpu.dispatch({ code, buffers: [sums, image!, gradient!], params: [threads], groups: groupsFor(threads) });
    if (parts > 1)
      gpu.dispatch({ code: total, buffers: [result, sums], params: [size, parts], groups: groupsFor(size) });
    return result;
  };
}

/// <reference types="@webgpu/types" />
import type { TfjsTensor } from '@oneiros/backend-tfjs';
import { sizeOf, stridesOf } from '@oneiros/core';
import { compileProgram, makeShaderKey, type WebGPUProgram } from '../tfjs/programs.ts';
import type { Gpu, Groups } from './gpu.ts';

/** Runs a shader of tfjs into `output`; `params` are the numbers that it declares as its own uniforms, one or more in each. */
export function runProgram(
  gpu: Gpu,
  program: WebGPUProgram,
  inputs: readonly TfjsTensor[],
  output: TfjsTensor,
  params: readonly (readonly number[])[],
): TfjsTensor {
  program.dispatch = [...dispatchable(program.dispatch, gpu)];
  const named = inputs.map(({ dtype, shape }, i) => ({ dtype, shape, name: program.variableNames[i]! }));
  const key = makeShaderKey(program, named, output);
  const pipeline = gpu.pipeline(
    key,
    () => compileProgram(gpu.device, program, named, output, false) as GPUComputePipeline,
  );
  const uniforms = [...inputs, output].flatMap(({ shape }) => [shape, stridesOf(shape).slice(0, -1)]);
  if (program.size) uniforms.push([sizeOf(program.outputShape) / (program.outputComponent ?? 1)]);
  gpu.record({
    pipeline,
    buffers: [output, ...inputs],
    uniform: gpu.uniform(wordsOf([...uniforms, ...params.map((numbers) => [...numbers])])),
    groups: program.dispatch,
  });
  return output;
}

/** More workgroups along x than a device has are spread over y and z, which the shaders of tfjs reckon with. */
function dispatchable(groups: Groups, { device }: Gpu): Groups {
  const most = device.limits.maxComputeWorkgroupsPerDimension;
  if (groups.every((n) => n <= most)) return groups;
  const square = Math.ceil(Math.sqrt(groups[0]));
  if (square <= most) return [square, square, 1];
  const cube = Math.ceil(Math.cbrt(groups[0]));
  return [cube, cube, cube];
}

/** Numbers as WGSL lays a struct of i32 and their vectors out, after a NaN and an infinity with which each of tfjs begins. */
function wordsOf(fields: readonly (readonly number[])[]): Int32Array {
  const words: number[] = [...new Int32Array(Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY).buffer)];
  let widest = 1;
  let previous = 1;
  for (const field of fields) {
    const numbers = field.length === 0 ? [1] : field;
    const size = numbers.length;
    // Vectors of five and six are structs, and what comes after one is aligned as they are.
    const alignment = size > 2 || previous > 4 ? 4 : size;
    while (words.length % alignment !== 0) words.push(0);
    words.push(...numbers);
    widest = Math.max(widest, alignment);
    previous = size;
  }
  while (words.length % widest !== 0) words.push(0);
  return Int32Array.from(words);
}

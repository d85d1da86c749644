import { cpu } from '@oneiros/backend-cpu';
import {
  add,
  type Backend,
  conv,
  convInputGradient,
  convKernelGradient,
  jit,
  relu,
  sum,
  type Tensor,
  tensor,
  withBackend,
} from '@oneiros/tensor';
import { compareTensors } from '@oneiros/testing';
import { describe, expect, test } from 'vitest';
import { Pool } from '../../internal/arrays.ts';
import { compile } from '../../internal/compile.ts';
import { onnxruntime } from '../../onnxruntime.ts';
import { lowerings } from '../table.ts';

interface Case {
  readonly name: string;
  readonly input: readonly number[];
  readonly kernel: readonly number[];
  readonly strides?: readonly number[];
  readonly padding?: readonly (readonly [number, number])[];
  readonly dilation?: readonly number[];
  readonly groups?: number;
}
const cases: readonly Case[] = [
  { name: 'one channel in, whole blocks out', input: [2, 7, 6, 1], kernel: [3, 3, 1, 16] },
  { name: 'whole blocks in and out', input: [8, 6, 7, 16], kernel: [3, 2, 16, 32] },
  { name: 'blocks with a rest', input: [3, 5, 5, 20], kernel: [3, 3, 20, 11] },
  {
    name: 'a batch that is no whole block',
    input: [5, 6, 6, 16],
    kernel: [3, 3, 16, 16],
    padding: [
      [1, 1],
      [1, 1],
    ],
  },
  {
    name: 'strides',
    input: [4, 9, 8, 16],
    kernel: [3, 3, 16, 16],
    strides: [2, 2],
    padding: [
      [1, 1],
      [0, 1],
    ],
  },
  { name: 'strides that leave a rest', input: [2, 8, 8, 3], kernel: [2, 2, 3, 8], strides: [3, 3] },
  { name: 'dilation', input: [2, 9, 9, 8], kernel: [3, 3, 8, 8], dilation: [2, 2] },
  { name: 'points', input: [2, 4, 4, 32], kernel: [1, 1, 32, 16] },
  {
    name: 'more padding than the kernel',
    input: [2, 3, 3, 8],
    kernel: [2, 2, 8, 8],
    padding: [
      [2, 3],
      [1, 2],
    ],
  },
  { name: 'groups', input: [2, 6, 6, 8], kernel: [3, 3, 4, 6], groups: 2 },
  {
    name: 'depthwise',
    input: [2, 6, 6, 16],
    kernel: [3, 3, 1, 16],
    groups: 16,
    padding: [
      [1, 1],
      [1, 1],
    ],
  },
  { name: 'one axis', input: [4, 12, 16], kernel: [3, 16, 8], padding: [[2, 0]] },
  { name: 'one axis, few channels', input: [4, 12, 3], kernel: [4, 3, 5], strides: [2] },
  {
    name: 'three axes',
    input: [2, 4, 5, 6, 3],
    kernel: [2, 2, 3, 3, 4],
    padding: [
      [1, 0],
      [0, 1],
      [1, 1],
    ],
  },
];

const host = cpu();
/** As on a machine without the fast convolutions. */
const plain: Backend = {
  ...onnxruntime(),
  compile: (program) =>
    compile(program, {
      host,
      table: lowerings,
      settings: () => ({ threads: 1, block: 0, executionProviders: ['cpu'] }),
      smallestGraph: 0,
      pool: new Pool(0),
      workshop: () => null,
    }),
};

describe.each([
  ['channel blocks', onnxruntime({ smallestGraph: 0 })],
  ['channels first', plain],
] as const)('convolution in %s', (_, backend) => {
  test.each(cases)('$name: as backend-cpu', async ({ input, kernel, strides, padding, dilation, groups = 1 }) => {
    const axes = input.length - 2;
    const attrs = {
      strides: strides ?? new Array<number>(axes).fill(1),
      padding: padding ?? Array.from({ length: axes }, () => [0, 0] as const),
      dilation: dilation ?? new Array<number>(axes).fill(1),
      groups,
    };
    const run = (where: Backend): readonly Tensor[] =>
      withBackend(where, () => {
        const [x, k] = [sample(input, 1), sample(kernel, 2)];
        const spatial = input
          .slice(1, -1)
          .map(
            (n, i) =>
              Math.floor(
                (n + attrs.padding[i]![0] + attrs.padding[i]![1] - (kernel[i]! - 1) * attrs.dilation[i]! - 1) /
                  attrs.strides[i]!,
              ) + 1,
          );
        const dy = sample([input[0]!, ...spatial, kernel.at(-1)!], 3);
        return jit((a: Tensor, b: Tensor, c: Tensor) => [
          convInputGradient(c, b, { ...attrs, inputShape: input }),
          convKernelGradient(a, c, { ...attrs, kernelShape: kernel }),
          ...(padding || groups > 1 ? [] : [conv(a, b, { strides: attrs.strides, dilationRate: attrs.dilation })]),
        ])(x, k, dy);
      });
    const [got, want] = [run(backend), run(host)];
    expect(got.length).toBe(want.length);
    for (const [i, tensor] of got.entries()) await compareTensors(tensor, want[i]!, { rtol: 1e-4, atol: 1e-4 });
  });

  test('with bias and rectifier in one, and the sum over its images', async () => {
    const run = (where: Backend): readonly Tensor[] =>
      withBackend(where, () => {
        const [x, k, bias] = [sample([4, 6, 6, 8], 1), sample([3, 3, 8, 16], 2), sample([16], 3)];
        return jit((a: Tensor, b: Tensor, c: Tensor) => {
          const y = relu(add(conv(a, b), c));
          return [y, sum(y, { axis: [0, 1, 2] })];
        })(x, k, bias);
      });
    const [got, want] = [run(backend), run(host)];
    for (const [i, tensor] of got.entries()) await compareTensors(tensor, want[i]!, { rtol: 1e-4, atol: 1e-4 });
  });
});

function sample(shape: readonly number[], seed: number): Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  return tensor(
    Float32Array.from({ length: size }, (_, i) => Math.sin((i + 1) * 12.9898 * seed)),
    { shape },
  );
}

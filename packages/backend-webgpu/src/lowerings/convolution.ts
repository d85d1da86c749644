import type { LoweringEntry } from '@oneiros/backend-tfjs';
import { type Shape, sizeOf, stridesOf } from '@oneiros/core';
import { type Application, type ConvKernelGradientAttrs, convKernelGradientOp } from '@oneiros/tensor';
import { ownLowering, type Prepared } from '../internal/prepared.ts';
import { elementShader, groupsFor } from '../wgsl/shader.ts';

/** The patches of this many elements are held at once. */
const mostElements = 2 ** 26;

/** The gradient of a convolution for its kernel: patches of x as rows, and one product with dy. tfjs's own kernel has a thread for each weight. */
export const convolutionLowerings: readonly LoweringEntry[] = [
  [
    convKernelGradientOp,
    ownLowering(
      kernelGradient,
      ({ inputs, attrs }) =>
        (attrs as ConvKernelGradientAttrs).groups === 1 &&
        inputs.every(({ shape, dtype }) => dtype === 'float32' && sizeOf(shape) > 0) &&
        sizeOf(patchesShape(inputs[1]!.shape, attrs as ConvKernelGradientAttrs)) <= mostElements,
    ),
  ],
];

/** One row for each place of dy, one column for each weight of a filter. */
function patchesShape(dy: Shape, { kernelShape }: ConvKernelGradientAttrs): readonly [rows: number, columns: number] {
  return [sizeOf(dy.slice(0, -1)), sizeOf(kernelShape.slice(0, -1))];
}

function kernelGradient({ inputs, attrs }: Application): Prepared {
  const { strides, padding, dilation, kernelShape } = attrs as ConvKernelGradientAttrs;
  const [x, dy] = [inputs[0]!.shape, inputs[1]!.shape];
  const [rows, columns] = patchesShape(dy, attrs as ConvKernelGradientAttrs);
  const places = dy.slice(0, -1);
  const weights = kernelShape.slice(0, -1);
  const at = (name: string, sizes: Shape, index: string): string =>
    sizes
      .map((size, axis) => `let ${name}${axis} = i32((${index} / ${stridesOf(sizes)[axis]}u) % ${size}u);`)
      .join(' ');
  const spatial = strides.map((_, axis) => axis);
  const own = stridesOf(x);
  const code = elementShader({
    buffers: ['f32', 'f32'],
    params: 1,
    body: `let row = i / ${columns}u; let column = i % ${columns}u;
  ${at('y', places, 'row')} ${at('w', weights, 'column')}
  ${spatial.map((a) => `let x${a} = y${a + 1} * ${strides[a]} + w${a} * ${dilation[a]} - ${padding[a]![0]};`).join(' ')}
  if (${spatial.map((a) => `x${a} < 0 || x${a} >= ${x[a + 1]}`).join(' || ')}) { b0[i] = 0.0; return; }
  b0[i] = b1[y0 * ${own[0]} + ${spatial.map((a) => `x${a} * ${own[a + 1]}`).join(' + ')} + w${spatial.length}];`,
  });
  const size = rows * columns;
  return ([image, gradient], gpu, kit) => {
    const patches = kit.own(gpu.make([1, rows, columns], 'float32'));
    gpu.dispatch({ code, buffers: [patches, image!], params: [size], groups: groupsFor(size) });
    const product = kit.call(
      'BatchMatMul',
      { a: patches, b: kit.reshape(gradient!, [1, rows, dy.at(-1)!]) },
      { transposeA: true, transposeB: false },
    );
    return kit.reshape(product, kernelShape);
  };
}

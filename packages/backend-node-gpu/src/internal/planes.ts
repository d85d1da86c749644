import type { ConvAttrs } from '@oneiros/tensor';
import { type Attribute, text, whole } from './addon.ts';

/** A convolution over one or two axes as TensorFlow has it: over two, the first of size 1 if need be. */
export interface Planes {
  /** (N, L, C) as (N, 1, L, C), a kernel (L, C, O) as (1, L, C, O). */
  readonly lift: (shape: readonly number[], isKernel: boolean) => readonly number[];
  readonly strides: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly padding: readonly (readonly [number, number])[];
}

/** How a convolution over one or two axes lies in planes. */
export function planesOf({ strides, padding, dilation }: ConvAttrs): Planes {
  if (strides.length === 2) {
    return {
      lift: (shape) => shape,
      strides: [strides[0]!, strides[1]!],
      dilation: [dilation[0]!, dilation[1]!],
      padding,
    };
  }
  return {
    lift: (shape, isKernel) => (isKernel ? [1, ...shape] : [shape[0]!, 1, ...shape.slice(1)]),
    strides: [strides[0]!, strides[0]!], // depthwise kernels know only equal ones
    dilation: [1, dilation[0]!],
    padding: [[0, 0], padding[0]!],
  };
}

/** The attributes of TensorFlow's convolutions over planes. */
export function planeAttributes({ strides, dilation, padding }: Planes): readonly Attribute[] {
  const explicit = padding.some(([low, high]) => low > 0 || high > 0);
  return [
    whole('strides', [1, ...strides, 1]),
    whole('dilations', [1, ...dilation, 1]),
    text('padding', explicit ? 'EXPLICIT' : 'VALID'),
    ...(explicit ? [whole('explicit_paddings', [0, 0, ...padding.flat(), 0, 0])] : []),
    text('data_format', 'NHWC'),
  ];
}

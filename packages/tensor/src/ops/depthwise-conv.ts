import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { type ConvOptions, conv } from './conv.ts';
import { reshape } from './reshape.ts';

/**
 * Convolution of every channel on its own: `kernel` is (…spatial, C, multiplier), the result has C · multiplier channels.
 *
 * ```ts
 * depthwiseConv(images, kernel, { padding: 'same' });
 * ```
 */
export function depthwiseConv(inputs: TensorLike, kernel: TensorLike, options: ConvOptions = {}): Tensor {
  const k = asTensor(kernel);
  return conv(inputs, reshape(k, [...k.shape.slice(0, -2), 1, k.shape.at(-2)! * k.shape.at(-1)!]), options);
}

import { custom, expected, type Fields, show } from '@oneiros/core';
import { asTensor, cast, exp, logsumexp, subtract, type Tensor, where, zerosLike } from '@oneiros/tensor';
import { softmax } from '../activations/softmax.ts';
import { type CallOptions, Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface SoftmaxOptions extends LayerOptions {
  /** The axis, or axes, whose sums are 1. Default -1. */
  readonly axis?: number | readonly number[];
}

/**
 * Turns values into probabilities along an axis. A mask that broadcasts to the input leaves values out, which become 0.
 *
 * ```ts
 * new Softmax().apply(x);
 * ```
 */
export class Softmax extends Layer<SoftmaxOptions> {
  static override readonly className: string = 'keras.layers.Softmax';
  static override readonly fields: Fields<SoftmaxOptions> = {
    ...layerFields,
    axis: custom<number | readonly number[]>(parseAxis, () => -1),
  };

  constructor(options: SoftmaxOptions = {}) {
    super(options);
    this.supportsMasking = true;
  }
  override call(inputs: Tensor, { mask }: CallOptions): Tensor {
    const { axis } = this.config;
    const axes = typeof axis === 'number' ? [axis] : axis;
    const counted = mask && cast(mask, 'bool');
    const x = counted
      ? where(counted, inputs, asTensor(inputs.dtype === 'float16' ? -3e4 : -1e9, inputs.dtype))
      : inputs;
    const y =
      axes.length > 1 ? exp(subtract(x, logsumexp(x, { axis: axes, keepdims: true }))) : softmax(x, { axis: axes[0]! });
    return counted ? where(counted, y, zerosLike(y)) : y;
  }
}

function parseAxis(value: unknown, where: string): number | readonly number[] {
  if (Number.isInteger(value)) return value as number;
  if (Array.isArray(value) && value.length > 0 && value.every(Number.isInteger)) return value as readonly number[];
  throw expected(where, 'an axis, or an array of axes', show(value));
}

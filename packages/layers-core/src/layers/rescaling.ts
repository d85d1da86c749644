import { custom, expected, type Fields, type Json, show } from '@oneiros/core';
import { add, asTensor, cast, multiply, type NestedArray, type Tensor } from '@oneiros/tensor';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface RescalingOptions extends LayerOptions {
  /** Added after scaling: a number, or numbers that broadcast. Default 0. */
  readonly offset?: NestedArray;
}
interface RescalingConfig extends RescalingOptions {
  readonly scale: NestedArray;
}

/**
 * `x · scale + offset`, also for integer inputs, in training and inference.
 *
 * ```ts
 * new Rescaling(1 / 127.5, { offset: -1 }).apply(image); // 0…255 → -1…1
 * ```
 */
export class Rescaling extends Layer<RescalingConfig> {
  static override readonly className: string = 'keras.layers.Rescaling';
  static override readonly fields: Fields<RescalingConfig> = {
    ...layerFields,
    scale: { ...custom<NestedArray>(numbers), serialize: (value) => value as Json },
    offset: custom<NestedArray>(
      numbers,
      () => 0,
      (value) => value as Json,
    ),
  };

  /** @param scale a number, or numbers that broadcast */
  constructor(scale: NestedArray, options: RescalingOptions = {}) {
    super({ scale, ...options });
    this.supportsMasking = true;
  }
  override call(x: Tensor): Tensor {
    const { scale, offset } = this.config;
    const dtype = this.computeDType;
    return add(multiply(cast(x, dtype), asTensor(scale, dtype)), asTensor(offset, dtype));
  }
}

function numbers(value: unknown, where: string): NestedArray {
  const valid = (v: unknown): boolean =>
    Array.isArray(v) ? v.every(valid) : typeof v === 'number' && !Number.isNaN(v);
  if (valid(value)) return value as NestedArray;
  throw expected(where, 'a number, or an array of numbers', show(value));
}

import { expected } from '@oneiros/core';
import type { WindowAttrs } from '../ops/window-max.ts';
import type { Spec } from '../tensor.ts';
import { windowCount } from './spatial.ts';

/** One result for each window. */
export function windowSpec([x]: readonly [Spec], { window, strides, padding }: WindowAttrs): Spec {
  if (window.length !== x.shape.length)
    throw expected('pooling', 'a window of the rank of the input', `window=[${window}] for shape [${x.shape}]`);
  return { shape: x.shape.map((n, i) => windowCount(n, padding[i]!, window[i]!, strides[i]!)), dtype: x.dtype };
}

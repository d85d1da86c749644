import { custom, expected, type Fields, show } from '@oneiros/core';
import { type Tensor, transpose } from '@oneiros/tensor';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface PermuteOptions extends LayerOptions {}
interface PermuteConfig extends PermuteOptions {
  readonly dims: readonly number[];
}

/**
 * The axes in another order; `dims` counts from 1, the first axis after the batch.
 *
 * ```ts
 * new Permute([2, 1]).apply(Input([10, 64])); // shape [null, 64, 10]
 * ```
 */
export class Permute extends Layer<PermuteConfig> {
  static override readonly className: string = 'keras.layers.Permute';
  static override readonly fields: Fields<PermuteConfig> = {
    ...layerFields,
    dims: custom<readonly number[]>(parsePermutation),
  };

  constructor(dims: readonly number[], options: PermuteOptions = {}) {
    super({ dims, ...options });
    this.inputSpec = { rank: this.config.dims.length + 1 };
  }
  override call(x: Tensor): Tensor {
    return transpose(x, { axes: [0, ...this.config.dims] });
  }
}

function parsePermutation(value: unknown, where: string): readonly number[] {
  const dims = Array.isArray(value) ? (value as readonly number[]) : [];
  const valid = Array.isArray(value) && dims.length > 0 && [...dims].sort((a, b) => a - b).every((n, i) => n === i + 1);
  if (valid) return [...dims];
  throw expected(where, 'each of 1, 2, … once', show(value), 'The first axis after the batch is 1.');
}

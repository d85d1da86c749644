import type { DType } from '@oneiros/core';
import { cast } from '../ops/cast.ts';
import { cos } from '../ops/cos.ts';
import { iota } from '../ops/iota.ts';
import { mod } from '../ops/mod.ts';
import { multiply } from '../ops/multiply.ts';
import { sin } from '../ops/sin.ts';
import type { Tensor } from '../tensor.ts';

/** cos and sin of 2π j k / n for all j and k, as [n, n]. */
export function fourierMatrices(n: number, dtype: DType): { readonly cosines: Tensor; readonly sines: Tensor } {
  const turns = mod(multiply(iota([n, 1], { axis: 0 }), iota([1, n], { axis: 1 })), Math.max(1, n));
  const angles = multiply(cast(turns, dtype === 'float64' ? dtype : 'float32'), (2 * Math.PI) / n);
  return { cosines: cast(cos(angles), dtype), sines: cast(sin(angles), dtype) };
}

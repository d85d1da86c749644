import { expected, isPlainObject, show } from '@oneiros/core';
import { type HostArray, hostArray } from '../data/samples.ts';

/** A weight for each sample on the host from that of its class; targets are class numbers or one-hot rows. */
export function classWeights(
  y: unknown,
  sampleWeight: unknown,
  weights: { readonly [label: number]: number },
): HostArray {
  if (sampleWeight !== null)
    throw expected('fit', 'either classWeight or sampleWeight', 'both', 'Multiply them, and pass sampleWeight.');
  if (y === null) throw expected('fit: classWeight', 'targets y', 'none');
  if (Array.isArray(y) || isPlainObject(y))
    throw expected('fit: classWeight', 'a model with one output', 'targets for several', 'Pass sampleWeight.');
  const { data, spec } = y as HostArray;
  const wrong = Object.keys(weights).find((label) => !/^\d+$/.test(label));
  if (wrong !== undefined) throw expected('fit: classWeight', 'class numbers as keys', show(wrong));
  const classes = spec.shape.length > 1 ? spec.shape.at(-1)! : 1;
  const values = Float32Array.from({ length: spec.shape[0] ?? 0 }, (_, row) => {
    let label = Math.round(Number(data[row]));
    if (classes > 1) {
      label = 0;
      for (let k = 1; k < classes; k++)
        if (Number(data[row * classes + k]) > Number(data[row * classes + label])) label = k;
    }
    return weights[label] ?? 1;
  });
  return hostArray(values, { shape: [values.length], dtype: 'float32' });
}

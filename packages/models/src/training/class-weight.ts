import { expected } from '@oneiros/core';
import { type HostArray, type Samples, toHost } from '../data/samples.ts';

/** A weight for each sample from that of its class; targets are class numbers or one-hot rows. */
export async function classWeights(y: Samples | null, weights: { readonly [label: number]: number }): Promise<Float32Array> {
  if (y === null) throw expected('classWeight', 'targets y', 'none');
  const { data, spec } = (await toHost(y)) as HostArray;
  const classes = spec.shape.length > 1 ? spec.shape.at(-1)! : 1;
  return Float32Array.from({ length: spec.shape[0] ?? 0 }, (_, row) => {
    let label = Number(data[row]);
    if (classes > 1) {
      label = 0;
      for (let k = 1; k < classes; k++) if (Number(data[row * classes + k]) > Number(data[row * classes + label])) label = k;
    }
    return weights[label] ?? 1;
  });
}

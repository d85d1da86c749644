import { expected, isPlainObject, mapTree, show, sizeOf } from '@oneiros/core';
import type { HostSamples } from './batches.ts';
import { Leaf } from './samples.ts';

/** Cuts the last `fraction` of the samples off. */
export function split(samples: HostSamples, fraction: number): readonly [HostSamples, HostSamples] {
  const { count } = samples;
  const at = Math.floor(count * (1 - fraction));
  const cut = (from: number, to: number): HostSamples => ({
    x: part(samples.x, from, to),
    y: part(samples.y, from, to),
    sampleWeight: part(samples.sampleWeight, from, to),
    count: to - from,
  });
  return [cut(0, at), cut(at, count)];
}

/** The samples with the weights of their classes. */
export function weighed(samples: HostSamples, weights: { readonly [label: number]: number }): HostSamples {
  const values = classWeights(samples.y, samples.sampleWeight, weights);
  return { ...samples, sampleWeight: new Leaf(values, { shape: [values.length], dtype: 'float32' }) };
}

/** A weight for each sample from that of its class, which stands in `y` on the host; targets are class numbers or one-hot rows. */
export function classWeights(
  y: unknown,
  sampleWeight: unknown,
  weights: { readonly [label: number]: number },
): Float32Array<ArrayBuffer> {
  if (sampleWeight !== null)
    throw expected('fit', 'either classWeight or sampleWeight', 'both', 'Multiply them, and pass sampleWeight.');
  if (y === null) throw expected('fit: classWeight', 'targets y', 'none');
  if (Array.isArray(y) || isPlainObject(y))
    throw expected('fit: classWeight', 'a model with one output', 'targets for several', 'Pass sampleWeight.');
  const { data, spec } = y as Leaf;
  const wrong = Object.keys(weights).find((label) => !/^\d+$/.test(label));
  if (wrong !== undefined) throw expected('fit: classWeight', 'class numbers as keys', show(wrong));
  const classes = spec.shape.length > 1 ? spec.shape.at(-1)! : 1;
  return Float32Array.from({ length: spec.shape[0] ?? 0 }, (_, row) => {
    let label = Math.round(Number(data[row]));
    if (classes > 1) {
      label = 0;
      for (let k = 1; k < classes; k++)
        if (Number(data[row * classes + k]) > Number(data[row * classes + label])) label = k;
    }
    return weights[label] ?? 1;
  });
}

/** Samples `from` to `to` of a tree on the host, on the host. */
function part(tree: unknown, from: number, to: number): unknown {
  return mapTree(tree, (l) => {
    if (!(l instanceof Leaf)) return l;
    const size = sizeOf(l.spec.shape.slice(1));
    return new Leaf(l.data.subarray(from * size, to * size), {
      ...l.spec,
      shape: [to - from, ...l.spec.shape.slice(1)],
    });
  });
}

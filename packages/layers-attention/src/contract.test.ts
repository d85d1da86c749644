import type { PartialShape } from '@oneiros/core';
import {
  AdditiveAttention,
  Attention,
  GroupQueryAttention,
  layersAttentionPlugin,
  MultiHeadAttention,
} from '@oneiros/layers-attention';
import type { Layer } from '@oneiros/layers-core';
import { type TestLayerOptions, testLayer } from '@oneiros/testing';
import { describe, test } from 'vitest';

/** Layers by name, with the shapes of their inputs. */
const layers: {
  readonly [name: string]: readonly [
    make: () => Layer,
    shape: PartialShape | readonly PartialShape[],
    options?: TestLayerOptions,
  ];
} = {
  AdditiveAttention: [
    () => new AdditiveAttention(),
    [
      [3, 4],
      [5, 4],
    ],
  ],
  Attention: [
    () => new Attention({ useScale: true, scoreMode: 'concat' }),
    [
      [3, 4],
      [5, 4],
    ],
  ],
  GroupQueryAttention: [
    () => new GroupQueryAttention(3, 4, 2),
    [
      [3, 4],
      [5, 4],
    ],
  ],
  MultiHeadAttention: [
    () => new MultiHeadAttention(2, 3),
    [
      [3, 4],
      [5, 4],
    ],
  ],
  'MultiHeadAttention with a key and a gate': [
    () => new MultiHeadAttention(2, 3, { useGate: true }),
    [
      [3, 4],
      [5, 4],
      [5, 2],
    ],
  ],
};

describe.each(Object.entries(layers))('%s', (_, [make, shape, options = {}]) => {
  for (const { name, notApplicable, run } of testLayer(make, shape, { plugins: [layersAttentionPlugin], ...options })) {
    test(name, (context) => (notApplicable ? context.skip(notApplicable) : run()));
  }
});

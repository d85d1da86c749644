import type { PartialShape } from '@oneiros/core';
import {
  Activation,
  ActivityRegularization,
  Add,
  AlphaDropout,
  Average,
  BatchNormalization,
  Concatenate,
  Dense,
  Dot,
  Dropout,
  EinsumDense,
  ELU,
  Embedding,
  Flatten,
  GaussianDropout,
  GaussianNoise,
  GroupNormalization,
  Identity,
  type Layer,
  LayerNormalization,
  LeakyReLU,
  Masking,
  Maximum,
  Minimum,
  Multiply,
  Normalization,
  Permute,
  PReLU,
  ReLU,
  RepeatVector,
  Rescaling,
  Reshape,
  ReversibleEmbedding,
  RMSNormalization,
  Softmax,
  SpatialDropout1D,
  SpatialDropout2D,
  SpatialDropout3D,
  SpectralNormalization,
  Subtract,
  UnitNormalization,
} from '@oneiros/layers-core';
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
  Activation: [() => new Activation('tanh'), [4]],
  ActivityRegularization: [() => new ActivityRegularization({ l2: 0.1 }), [4]],
  Add: [
    () => new Add(),
    [
      [3, 2],
      [3, 2],
    ],
  ],
  AlphaDropout: [() => new AlphaDropout(0.3), [4]],
  Average: [
    () => new Average(),
    [
      [3, 2],
      [3, 2],
    ],
  ],
  BatchNormalization: [() => new BatchNormalization(), [4]],
  'BatchNormalization with renorm': [() => new BatchNormalization({ renorm: true }), [4]],
  Concatenate: [
    () => new Concatenate(),
    [
      [3, 2],
      [3, 4],
    ],
  ],
  Dense: [() => new Dense(3, { activation: 'sigmoid' }), [4]],
  Dot: [() => new Dot(-1), [[4], [4]]],
  Dropout: [() => new Dropout(0.3), [4]],
  ELU: [() => new ELU(), [4]],
  EinsumDense: [() => new EinsumDense('abc,cd->abd', [null, 3], { biasAxes: 'd' }), [3, 4]],
  ReversibleEmbedding: [() => new ReversibleEmbedding(5, 3, { maskZero: true }), [4], { dtype: 'int32' }],
  'ReversibleEmbedding, not tied': [
    () => new ReversibleEmbedding(5, 3, { tieWeights: false }),
    [4],
    { dtype: 'int32' },
  ],
  SpectralNormalization: [() => new SpectralNormalization(new Dense(3), { powerIterations: 2 }), [4]],
  Embedding: [() => new Embedding(5, 3, { maskZero: true }), [4], { dtype: 'int32' }],
  Flatten: [() => new Flatten(), [3, 2]],
  GaussianDropout: [() => new GaussianDropout(0.3), [4]],
  GaussianNoise: [() => new GaussianNoise(0.3), [4]],
  GroupNormalization: [() => new GroupNormalization({ groups: 2 }), [3, 4]],
  Identity: [() => new Identity(), [4]],
  LayerNormalization: [() => new LayerNormalization(), [3, 4]],
  LeakyReLU: [() => new LeakyReLU(), [4]],
  Masking: [() => new Masking(), [3, 2]],
  Maximum: [
    () => new Maximum(),
    [
      [3, 2],
      [3, 2],
    ],
  ],
  Minimum: [
    () => new Minimum(),
    [
      [3, 2],
      [3, 2],
    ],
  ],
  Multiply: [
    () => new Multiply(),
    [
      [3, 2],
      [3, 2],
    ],
  ],
  Normalization: [() => new Normalization({ mean: [1, 2, 3, 4], variance: [4, 1, 2, 0.5] }), [4]],
  'Normalization to be adapted': [() => new Normalization(), [4]],
  PReLU: [() => new PReLU(), [4]],
  Permute: [() => new Permute([2, 1]), [3, 2]],
  RMSNormalization: [() => new RMSNormalization(), [4]],
  ReLU: [() => new ReLU({ maxValue: 1 }), [4]],
  RepeatVector: [() => new RepeatVector(3), [4]],
  Rescaling: [() => new Rescaling(2, { offset: 1 }), [4]],
  Reshape: [() => new Reshape([2, -1]), [4]],
  Softmax: [() => new Softmax(), [4], { maskAxes: 1 }],
  SpatialDropout1D: [() => new SpatialDropout1D(0.3), [3, 2]],
  SpatialDropout2D: [() => new SpatialDropout2D(0.3), [2, 3, 2]],
  SpatialDropout3D: [() => new SpatialDropout3D(0.3), [2, 3, 1, 2]],
  Subtract: [() => new Subtract(), [[3], [3]]],
  UnitNormalization: [() => new UnitNormalization(), [4]],
};

describe.each(Object.entries(layers))('%s', (_, [make, shape, options = {}]) => {
  for (const { name, notApplicable, run } of testLayer(make, shape, { ...options })) {
    test(name, (context) => (notApplicable ? context.skip(notApplicable) : run()));
  }
});

import type { ConfigurableClass, PartialShape } from '@oneiros/core';
import * as exported from '@oneiros/layers-conv';
import {
  AdaptiveAveragePooling1D,
  AdaptiveAveragePooling2D,
  AdaptiveAveragePooling3D,
  AdaptiveMaxPooling1D,
  AdaptiveMaxPooling2D,
  AdaptiveMaxPooling3D,
  AveragePooling1D,
  AveragePooling2D,
  AveragePooling3D,
  Conv1D,
  Conv1DTranspose,
  Conv2D,
  Conv2DTranspose,
  Conv3D,
  Conv3DTranspose,
  Cropping1D,
  Cropping2D,
  Cropping3D,
  DepthwiseConv1D,
  DepthwiseConv2D,
  GlobalAveragePooling1D,
  GlobalAveragePooling2D,
  GlobalAveragePooling3D,
  GlobalMaxPooling1D,
  GlobalMaxPooling2D,
  GlobalMaxPooling3D,
  layersConvPlugin,
  MaxPooling1D,
  MaxPooling2D,
  MaxPooling3D,
  SeparableConv1D,
  SeparableConv2D,
  UpSampling1D,
  UpSampling2D,
  UpSampling3D,
  ZeroPadding1D,
  ZeroPadding2D,
  ZeroPadding3D,
} from '@oneiros/layers-conv';
import type { Layer } from '@oneiros/layers-core';
import { type TestLayerOptions, testLayer } from '@oneiros/testing';
import { describe, expect, test } from 'vitest';

/** Layers by name, with the shapes of their inputs. */
const layers: {
  readonly [name: string]: readonly [
    make: () => Layer,
    shape: PartialShape | readonly PartialShape[],
    options?: TestLayerOptions,
  ];
} = {
  AdaptiveAveragePooling1D: [() => new AdaptiveAveragePooling1D(3), [5, 2]],
  AdaptiveAveragePooling2D: [() => new AdaptiveAveragePooling2D([2, 3]), [5, 4, 2]],
  AdaptiveAveragePooling3D: [() => new AdaptiveAveragePooling3D(2), [4, 3, 2, 1]],
  AdaptiveMaxPooling1D: [() => new AdaptiveMaxPooling1D(3), [5, 2]],
  AdaptiveMaxPooling2D: [() => new AdaptiveMaxPooling2D([2, 3]), [5, 4, 2]],
  AdaptiveMaxPooling3D: [() => new AdaptiveMaxPooling3D(2), [4, 3, 2, 1]],
  AveragePooling1D: [() => new AveragePooling1D(2), [5, 2]],
  AveragePooling2D: [() => new AveragePooling2D(2, { padding: 'same' }), [5, 4, 2]],
  AveragePooling3D: [() => new AveragePooling3D(2), [4, 2, 2, 1]],
  Conv1D: [() => new Conv1D(3, 2, { padding: 'causal' }), [5, 2]],
  Conv1DTranspose: [() => new Conv1DTranspose(3, 2, { strides: 2 }), [4, 2]],
  Conv2D: [() => new Conv2D(3, 2, { strides: 2, padding: 'same' }), [4, 5, 2]],
  Conv2DTranspose: [() => new Conv2DTranspose(2, 3, { strides: 2, padding: 'same' }), [3, 2, 2]],
  Conv3D: [() => new Conv3D(2, 2), [3, 2, 3, 1]],
  Conv3DTranspose: [() => new Conv3DTranspose(1, 2), [2, 2, 2, 1]],
  Cropping1D: [() => new Cropping1D(), [4, 2]],
  Cropping2D: [() => new Cropping2D({ cropping: 1 }), [4, 3, 2]],
  Cropping3D: [() => new Cropping3D(), [3, 4, 3, 1]],
  DepthwiseConv1D: [() => new DepthwiseConv1D(2), [4, 2]],
  DepthwiseConv2D: [() => new DepthwiseConv2D(2, { depthMultiplier: 2 }), [3, 3, 2]],
  GlobalAveragePooling1D: [() => new GlobalAveragePooling1D(), [4, 2]],
  GlobalAveragePooling2D: [() => new GlobalAveragePooling2D(), [3, 2, 2]],
  GlobalAveragePooling3D: [() => new GlobalAveragePooling3D(), [2, 2, 2, 2]],
  GlobalMaxPooling1D: [() => new GlobalMaxPooling1D(), [4, 2]],
  GlobalMaxPooling2D: [() => new GlobalMaxPooling2D(), [3, 2, 2]],
  GlobalMaxPooling3D: [() => new GlobalMaxPooling3D(), [2, 2, 2, 2]],
  MaxPooling1D: [() => new MaxPooling1D(), [5, 2]],
  MaxPooling2D: [() => new MaxPooling2D({ padding: 'same' }), [5, 4, 2]],
  MaxPooling3D: [() => new MaxPooling3D(), [4, 2, 2, 1]],
  SeparableConv1D: [() => new SeparableConv1D(3, 2), [4, 2]],
  SeparableConv2D: [() => new SeparableConv2D(3, 2), [3, 4, 2]],
  UpSampling1D: [() => new UpSampling1D(), [3, 2]],
  UpSampling2D: [() => new UpSampling2D(), [2, 3, 2]],
  UpSampling3D: [() => new UpSampling3D(), [2, 1, 2, 2]],
  ZeroPadding1D: [() => new ZeroPadding1D(), [3, 2]],
  ZeroPadding2D: [() => new ZeroPadding2D(), [2, 3, 2]],
  ZeroPadding3D: [() => new ZeroPadding3D(), [2, 1, 2, 2]],
};

describe.each(Object.entries(layers))('%s', (_, [make, shape, options = {}]) => {
  for (const { name, notApplicable, run } of testLayer(make, shape, { plugins: [layersConvPlugin], ...options })) {
    test(name, (context) => (notApplicable ? context.skip(notApplicable) : run()));
  }
});

test('a class has every name that Keras gives it', () => {
  const classes = layersConvPlugin.layers as readonly ConfigurableClass[];
  const second = classes.flatMap(({ aliases, className }) => aliases.map((name) => [name, className] as const));
  expect(second).toHaveLength(20);
  for (const [name, className] of second)
    expect((exported as { readonly [name: string]: unknown })[name], name).toHaveProperty('className', className);
});

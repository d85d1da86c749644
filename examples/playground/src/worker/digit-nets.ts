import { definePlugin, type Plugin } from '@oneiros/core';
import { Conv2D, MaxPooling2D } from '@oneiros/layers-conv';
import { Dense, Dropout, Flatten, GlorotUniform, InputLayer, relu, softmax, Zeros } from '@oneiros/layers-core';
import { Sequential } from '@oneiros/models';

/** What nets for digits are made of. It is all that is loaded before the first prediction. */
export const digitNets: Plugin = definePlugin({
  name: 'digit-nets',
  models: [Sequential],
  layers: [Conv2D, Dense, Dropout, Flatten, InputLayer, MaxPooling2D],
  initializers: [GlorotUniform, Zeros],
  activations: { relu, softmax },
});

// The prediction of a convolutional net in a `.keras` file. Named are the classes in the file; of models the kind that
// predicts and no more.
import { definePlugin } from '@oneiros/core';
import { Conv2D, MaxPooling2D } from '@oneiros/layers-conv';
import { Dense, Flatten, GlorotUniform, InputLayer, relu, softmax, Zeros } from '@oneiros/layers-core';
import { SequentialGraph } from '@oneiros/models/graph';
import { loadModel } from '@oneiros/saving';
import { tensor } from '@oneiros/tensor';

const named = /* @__PURE__ */ definePlugin({
  name: 'named',
  layers: [InputLayer, Conv2D, MaxPooling2D, Flatten, Dense],
  initializers: [GlorotUniform, Zeros],
  activations: { relu, softmax },
  models: [SequentialGraph],
});

export async function predict() {
  const model = await loadModel('model.keras', { plugins: [named] });
  const image = Float32Array.from({ length: 28 * 28 }, (_, i) => (i % 7) / 7);
  return model.predictOnBatch(tensor(image, { shape: [1, 28, 28, 1] })).array();
}

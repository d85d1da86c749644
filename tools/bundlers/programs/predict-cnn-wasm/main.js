// The same as predict-cnn, on backend-wasm, with two threads where the page is isolated.
import { wasm } from '@oneiros/backend-wasm';
import { definePlugin } from '@oneiros/core';
import { Conv2D, MaxPooling2D } from '@oneiros/layers-conv';
import { Dense, Flatten, GlorotUniform, InputLayer, relu, softmax, Zeros } from '@oneiros/layers-core';
import { Sequential } from '@oneiros/models';
import { loadModel } from '@oneiros/saving';
import { device, matmul, ones, tensor, useBackend } from '@oneiros/tensor';

await useBackend(wasm({ threads: 2 }));
const named = definePlugin({
  name: 'named',
  layers: [InputLayer, Conv2D, MaxPooling2D, Flatten, Dense],
  initializers: [GlorotUniform, Zeros],
  activations: { relu, softmax },
  models: [Sequential],
});
const model = await loadModel('model.keras', { plugins: [named], compile: false });
const image = Float32Array.from({ length: 28 * 28 }, (_, i) => (i % 7) / 7);
const y = await model.predict(tensor(image, { shape: [1, 28, 28, 1] }));
// Large enough for threads to share.
const x = ones([256, 256]);
const products = await matmul(x, x).data();
globalThis.result = { device: device(), y: await y.array(), right: products.every((value) => value === 256) };

// The same as predict-cnn, on backend-wasm, with two threads where the page is isolated.
import { wasm } from '@oneiros/backend-wasm';
import { device, matmul, ones, useBackend } from '@oneiros/tensor';
import { predict } from '../predict.js';

async function main() {
  await useBackend(wasm({ threads: 2 }));
  const y = await predict();
  // Large enough for threads to share.
  const x = ones([256, 256]);
  const products = await matmul(x, x).data();
  return { device: device(), y, right: products.every((value) => value === 256) };
}

main().then((result) => {
  globalThis.result = result;
});

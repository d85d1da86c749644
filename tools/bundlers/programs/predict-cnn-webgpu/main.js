// The same as predict-cnn, on backend-webgpu.
import { webgpu } from '@oneiros/backend-webgpu';
import { device, useBackend } from '@oneiros/tensor';
import { predict } from '../predict.js';

async function main() {
  await useBackend(webgpu());
  return { device: device(), y: await predict() };
}

main().then((result) => {
  globalThis.result = result;
});

// The same as predict-cnn, on backend-webgpu.
import { webgpu } from '@oneiros/backend-webgpu';
import { device, useBackend } from '@oneiros/tensor';
import { predict } from '../predict.js';

await useBackend(webgpu());
globalThis.result = { device: device(), y: await predict() };

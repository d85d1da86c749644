// The prediction on backend-cpu, of which the kernels are named that the net computes with.
import {
  addKernel,
  convKernel,
  cpuWith,
  dotGeneralKernel,
  reluKernel,
  reshapeKernel,
  softmaxKernel,
  windowMaxKernel,
} from '@oneiros/backend-cpu';
import { useBackend } from '@oneiros/tensor';
import { predict } from '../predict.js';

async function main() {
  await useBackend(
    cpuWith(...[addKernel, convKernel, dotGeneralKernel, reluKernel, reshapeKernel, softmaxKernel], windowMaxKernel),
  );
  return await predict();
}

main().then((result) => {
  globalThis.result = result;
});

// A net of dense layers, trained by `fit` on backend-cpu.
import { cpuWith, denseKernels } from '@oneiros/backend-cpu';
import { Dense, relu } from '@oneiros/layers-core';
import { MeanSquaredError } from '@oneiros/losses';
import { Input, Sequential } from '@oneiros/models';
import { SGD } from '@oneiros/optimizers';
import { setRandomSeed, tensor, useBackend } from '@oneiros/tensor';

async function main() {
  await useBackend(cpuWith(denseKernels));
  setRandomSeed(1);
  const model = new Sequential([Input([2]), new Dense(8, { activation: relu }), new Dense(1)]);
  model.compile({ optimizer: new SGD({ learningRate: 0.1 }), loss: new MeanSquaredError() });
  const x = tensor([[0, 0], [0, 1], [1, 0], [1, 1]]); // biome-ignore format: a table
  const { history } = await model.fit(x, tensor([[0], [1], [1], [2]]), { epochs: 100 });
  return history.loss;
}

main().then((result) => {
  globalThis.result = result;
});

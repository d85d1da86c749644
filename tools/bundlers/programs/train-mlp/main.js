// A net of dense layers, trained in a loop of one's own on backend-cpu, of which the kernels are named that it takes.
import { variableGradients } from '@oneiros/autodiff';
import {
  addKernel,
  broadcastToKernel,
  castKernel,
  cpuWith,
  divideKernel,
  dotGeneralKernel,
  multiplyKernel,
  negativeKernel,
  randomBitsKernel,
  reluGradientKernel,
  reluKernel,
  reshapeKernel,
  rightShiftKernel,
  subtractKernel,
  sumKernel,
  transposeKernel,
} from '@oneiros/backend-cpu';
import { Dense, GlorotUniform } from '@oneiros/layers-core';
import { meanSquaredError } from '@oneiros/losses';
import { SGD } from '@oneiros/optimizers';
import { jit, mean, relu, tensor, useBackend } from '@oneiros/tensor';

async function main() {
  await useBackend(
    cpuWith(
      ...[addKernel, subtractKernel, multiplyKernel, divideKernel, negativeKernel, reluGradientKernel, reluKernel],
      ...[castKernel, reshapeKernel, broadcastToKernel, transposeKernel, sumKernel, dotGeneralKernel],
      ...[randomBitsKernel, rightShiftKernel],
    ),
  );
  const kernelInitializer = new GlorotUniform({ seed: 1 });
  const layers = [new Dense(8, { activation: relu, kernelInitializer }), new Dense(1, { kernelInitializer })];
  const net = (x) => layers.reduce((y, layer) => layer.apply(y), x);
  const x = tensor([[0, 0], [0, 1], [1, 0], [1, 1]]); // biome-ignore format: a table
  const y = tensor([[0], [1], [1], [2]]);

  net(x); // makes the weights
  const weights = layers.flatMap((layer) => layer.trainableWeights);
  const optimizer = new SGD({ learningRate: 0.1 });
  const step = jit((x, y) => {
    const { value, gradients } = variableGradients(
      () => ({ value: mean(meanSquaredError(y, net(x))), rest: null }),
      weights,
    );
    optimizer.apply(gradients, weights);
    return value;
  });
  const losses = [];
  for (let i = 0; i < 100; i++) losses.push(await step(x, y).item());
  return losses;
}

main().then((result) => {
  globalThis.result = result;
});

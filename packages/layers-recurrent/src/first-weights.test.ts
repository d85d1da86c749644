import { readFileSync } from 'node:fs';
import { cpu } from '@oneiros/backend-cpu';
import { SeparableConv2D } from '@oneiros/layers-conv';
import { Dense, Embedding, type Layer } from '@oneiros/layers-core';
import { Bidirectional, GRU, GRUCell, LSTM, RNN, SimpleRNN, SimpleRNNCell } from '@oneiros/layers-recurrent';
import { setRandomSeed, type Tensor, useBackend } from '@oneiros/tensor';
import { compareTensors, decodeGolden, expectedTensors, type GoldenTensor } from '@oneiros/testing';
import { beforeAll, describe, expect, test } from 'vitest';

interface Case {
  readonly layer: string;
  readonly x: GoldenTensor;
  readonly weights: readonly GoldenTensor[];
}
const { cases } = JSON.parse(readFileSync(new URL('./first-weights.golden.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Case[];
};
const makers: { readonly [name: string]: () => Layer } = {
  Dense: () => new Dense(2),
  Embedding: () => new Embedding(3, 2),
  SeparableConv2D: () => new SeparableConv2D(2, 2),
  LSTM: () => new LSTM(2),
  GRU: () => new GRU(2),
  SimpleRNN: () => new SimpleRNN(2),
  Bidirectional: () => new Bidirectional(new LSTM(2)),
  RNN: () => new RNN([new SimpleRNNCell(2), new GRUCell(2)]),
};
beforeAll(() => useBackend(cpu()));

describe('a seed of the process gives the first weights that Keras draws', () => {
  test.each(cases)('$layer, twice', async ({ layer, x, weights }) => {
    setRandomSeed(7);
    const pair = [makers[layer]!(), makers[layer]!()];
    for (const one of pair) one.apply(decodeGolden(x) as Tensor);
    const drawn = pair.flatMap((one) => one.weights);
    expect(drawn.length).toBe(weights.length);
    const wanted = expectedTensors(weights);
    for (const [i, weight] of drawn.entries())
      await compareTensors(weight.value, wanted[i]!, { rtol: 2e-6, atol: 1e-6 });
  });
});

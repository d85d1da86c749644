import { cpu } from '@oneiros/backend-cpu';
import { layersAttentionPlugin, MultiHeadAttention } from '@oneiros/layers-attention';
import { Embedding, Input, type KerasTensor, layersCorePlugin, maskOf } from '@oneiros/layers-core';
import { Model, modelsPlugin } from '@oneiros/models';
import { loadModel, saveModel } from '@oneiros/saving';
import { tensor, useBackend } from '@oneiros/tensor';
import { beforeAll, expect, test } from 'vitest';

beforeAll(() => useBackend(cpu()));
const plugins = [layersCorePlugin, layersAttentionPlugin, modelsPlugin];

test('masks of query and value come from the layers before, and the output has that of the query', async () => {
  const x = new Embedding(5, 4, { maskZero: true }).apply(tensor([[1, 2, 0, 0]], { dtype: 'int32' }));
  const layer = new MultiHeadAttention(2, 3);
  const [y, scores] = layer.apply([x, x], { returnAttentionScores: true });
  expect(await maskOf(y)!.array()).toEqual([[true, true, false, false]]);
  const [[[first]]] = (await scores.array()) as number[][][][] as [[[number[]]]];
  expect(first.slice(2)).toEqual([0, 0]);
});

test('files have query and value as arguments, and options of the call', async () => {
  const [q, v] = [Input([3, 4]), Input([5, 4])];
  const layer = new MultiHeadAttention(2, 3);
  const [y, scores] = layer.apply([q, v], { returnAttentionScores: true }) as unknown as readonly [
    KerasTensor,
    KerasTensor,
  ];
  expect([y.shape, scores.shape]).toEqual([
    [null, 3, 4],
    [null, 2, 3, 5],
  ]);
  const model = new Model([q, v], [y, scores]);
  const saved = (model.getConfig()['layers'] as readonly { readonly [key: string]: unknown }[]).at(-1)!;
  expect(saved['build_config']).toEqual({ shapes_dict: { query_shape: [null, 3, 4], value_shape: [null, 5, 4] } });
  expect(saved['inbound_nodes']).toMatchObject([{ args: [{}, {}], kwargs: { return_attention_scores: true } }]);

  const loaded = await loadModel(await saveModel(model), { plugins });
  const inputs = [
    tensor(
      new Float32Array(12).map((_, i) => Math.sin(i)),
      { shape: [1, 3, 4] },
    ),
    tensor(
      new Float32Array(20).map((_, i) => Math.cos(i)),
      { shape: [1, 5, 4] },
    ),
  ];
  const [a, b] = [model, loaded as typeof model].map((m) => m.apply(inputs) as unknown as typeof inputs);
  expect(await b![0]!.array()).toEqual(await a![0]!.array());
  expect(await b![1]!.array()).toEqual(await a![1]!.array());
});

test('one input instead of query and value is an error that says so', () => {
  expect(() => new MultiHeadAttention(1, 2).apply(Input([3, 2]) as never)).toThrow(/Received: one input. Call it as/);
});

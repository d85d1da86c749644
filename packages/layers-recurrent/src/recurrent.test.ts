import { cpu } from '@oneiros/backend-cpu';
import type { PartialShape } from '@oneiros/core';
import {
  Dense,
  Embedding,
  Input,
  type LayerOptions,
  layerFields,
  Masking,
  maskOf,
  Ones,
  type Weight,
} from '@oneiros/layers-core';
import {
  Bidirectional,
  type CellCallOptions,
  type CellResult,
  GRU,
  LSTM,
  RNN,
  RNNCell,
  SimpleRNN,
  TimeDistributed,
} from '@oneiros/layers-recurrent';
import { add, jit, matmul, normal, reshape, slice, type Tensor, tensor, useBackend, zeros } from '@oneiros/tensor';
import { compareTensors } from '@oneiros/testing';
import { beforeAll, describe, expect, test } from 'vitest';

beforeAll(() => useBackend(cpu()));
const random = (...shape: number[]): Tensor => normal(shape, { seed: 1 });

describe('stateful layers', () => {
  test.each([
    ['SimpleRNN', (stateful: boolean) => new SimpleRNN(3, { stateful })],
    ['LSTM', (stateful: boolean) => new LSTM(3, { stateful })],
    ['GRU', (stateful: boolean) => new GRU(3, { stateful })],
  ] as const)('%s goes on from batch to batch, at once and compiled, until it is reset', async (_, make) => {
    const x = random(2, 6, 2);
    const [first, second] = [slice(x, [0, 0, 0], [2, 3, 2]), slice(x, [0, 3, 0], [2, 3, 2])];
    const [whole, parts] = [make(false), make(true)];
    const wanted = whole.apply(x);
    parts.apply(first);
    parts.setWeights(await Promise.all(whole.weights.map((w) => w.data() as Promise<Float32Array>)));
    parts.resetState();
    parts.apply(first);
    await compareTensors(parts.apply(second), wanted);
    parts.resetState();
    const step = jit((part: Tensor) => parts.apply(part));
    step(first);
    await compareTensors(step(second), wanted);
    await compareTensors(step(second), parts.states![0]!.value);
    expect(() => parts.apply(random(3, 2, 2))).toThrow(
      'expected batches of 2, as the first one was, since it is stateful. Received: a batch of 3',
    );
  });

  test('need a fixed batch size', () => {
    expect(() => new LSTM(3, { stateful: true, name: 'memory' }).apply(Input([4, 2]))).toThrow(
      "Layer 'memory': expected a fixed batch size, since it is stateful. Received: input of shape [null,4,2]",
    );
  });
});

describe('shapes', () => {
  const sequences = Input([7, 5]);
  test('of symbolic calls', () => {
    expect(new LSTM(4).apply(sequences).shape).toEqual([null, 4]);
    expect(new GRU(4, { returnSequences: true }).apply(sequences).shape).toEqual([null, 7, 4]);
    expect(new LSTM(4, { returnState: true }).apply(sequences).map((t) => t.shape)).toEqual([
      [null, 4],
      [null, 4],
      [null, 4],
    ]);
    expect(new Bidirectional(new LSTM(4)).apply(sequences).shape).toEqual([null, 8]);
    expect(new TimeDistributed(new Dense(3)).apply(sequences).shape).toEqual([null, 7, 3]);
    expect(new LSTM(4, { returnSequences: true }).apply(Input([null, 5])).shape).toEqual([null, null, 4]);
  });
  test('mistakes are named', () => {
    expect(() => new LSTM(4, { name: 'memory' }).apply(Input([5]))).toThrow(
      "Layer 'memory': expected an input of 3 dimensions, batch included. Received: input of shape [null,5]",
    );
    expect(() => new LSTM(0)).toThrow('LSTM.units: expected a positive integer. Received: 0.');
    expect(() => new Bidirectional(new LSTM(2), { backwardLayer: new LSTM(2) })).toThrow(
      'expected layers of different goBackwards',
    );
    expect(() => new Bidirectional(new Dense(2) as unknown as LSTM)).toThrow(
      'Bidirectional.layer: expected one of layers',
    );
  });
});

test('a mask from an embedding reaches the layer', async () => {
  const words = tensor(
    [
      [3, 1, 0, 0],
      [2, 2, 4, 0],
    ],
    { dtype: 'int32' },
  );
  const embedding = new Embedding(5, 3, { maskZero: true });
  const layer = new LSTM(2);
  const masked = layer.apply(embedding.apply(words));
  const alone = layer.apply(embedding.apply(tensor([[3, 1]], { dtype: 'int32' })));
  await compareTensors(slice(masked, [0, 0], [1, 2]), alone);
});

test('an initial state may be symbolic', () => {
  const state = Input([4]);
  expect(new GRU(4).apply(Input([3, 2]), { initialState: state }).shape).toEqual([null, 4]);
});

test('directions of a bidirectional layer start from other weights', async () => {
  const layer = new Bidirectional(new SimpleRNN(2));
  layer.apply(zeros([1, 2, 2]));
  const [forward, backward] = [layer.forwardLayer.weights[0]!, layer.backwardLayer.weights[0]!];
  expect(await forward.data()).not.toEqual(await backward.data());
});

test('layers compute in the dtype of their policy', () => {
  const layer = new LSTM(4, { dtype: 'mixed_bfloat16' });
  expect(layer.apply(random(2, 3, 2)).dtype).toBe('bfloat16');
  expect(layer.weights.map((w) => w.dtype)).toEqual(['float32', 'float32', 'float32']);
});

describe('a cell of one’s own', () => {
  interface SumConfig extends LayerOptions {}
  class SumCell extends RNNCell<SumConfig> {
    static override readonly className: string = 'tests>SumCell';
    static override readonly fields: typeof layerFields = layerFields;
    readonly stateSize = 2;
    readonly outputSize = 3;
    kernel!: Weight;
    override build(inputShape: PartialShape): void {
      this.kernel = this.addWeight('kernel', [inputShape.at(-1) as number, 2]);
    }
    override call(x: Tensor, { states: [sum] }: CellCallOptions): CellResult {
      const next = add(sum as Tensor, matmul(x, this.kernel.value));
      return [
        matmul(
          next,
          tensor([
            [1, 0, 1],
            [0, 1, 1],
          ]),
        ),
        [next],
      ];
    }
  }
  test('runs, with an output that is not its state', async () => {
    const layer = new RNN(new SumCell({}));
    const x = random(2, 4, 5);
    const last = layer.apply(x);
    expect(last.shape).toEqual([2, 3]);
    const all = new RNN(layer.cell, { returnSequences: true }).apply(x);
    expect(all.shape).toEqual([2, 4, 3]);
    await compareTensors(last, reshape(slice(all, [0, 3, 0], [2, 1, 3]), [2, 3]));
  });
});

test('with an initial state the mask of the input does not count, but is passed on, as Keras has it', async () => {
  const x = new Masking().apply(
    tensor([
      [
        [1, 1],
        [1, 1],
        [0, 0],
      ],
    ]),
  );
  const layer = new SimpleRNN(2, {
    returnSequences: true,
    kernelInitializer: new Ones(),
    recurrentInitializer: new Ones(),
  });
  const ofStates = async (options: { readonly [name: string]: unknown }): Promise<number[]> => {
    const y = layer.apply(x, options) as Tensor;
    expect(await maskOf(y)!.array()).toEqual([[true, true, false]]);
    return ((await y.array()) as number[][][])[0]!.map(([first]) => first!);
  };
  // What Keras answers.
  expect(await ofStates({})).toEqual([0.9640276, 0.9992255, 0.9992255].map((v) => expect.closeTo(v, 5)));
  const initialState = [tensor([[0, 0]])];
  expect(await ofStates({ initialState })).toEqual([0.9640276, 0.9992255, 0.963918].map((v) => expect.closeTo(v, 5)));
});

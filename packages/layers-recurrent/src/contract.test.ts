import type { PartialShape } from '@oneiros/core';
import { Dense, type Layer } from '@oneiros/layers-core';
import {
  Bidirectional,
  ConvLSTM1D,
  ConvLSTM2D,
  ConvLSTM3D,
  GRU,
  GRUCell,
  LSTM,
  LSTMCell,
  layersRecurrentPlugin,
  RNN,
  SimpleRNN,
  TimeDistributed,
} from '@oneiros/layers-recurrent';
import { type TestLayerOptions, testLayer } from '@oneiros/testing';
import { describe, test } from 'vitest';

/** Layers by name, with the shapes of their inputs. */
const layers: {
  readonly [name: string]: readonly [
    make: () => Layer,
    shape: PartialShape | readonly PartialShape[],
    options?: TestLayerOptions,
  ];
} = {
  Bidirectional: [() => new Bidirectional(new LSTM(2)), [3, 2]],
  'Bidirectional over sequences': [() => new Bidirectional(new GRU(2, { returnSequences: true })), [3, 2]],
  'Bidirectional over convolutions': [
    () => new Bidirectional(new ConvLSTM1D(2, 2, { returnSequences: true })),
    [3, 4, 2],
  ],
  ConvLSTM1D: [() => new ConvLSTM1D(2, 2, { returnSequences: true }), [3, 4, 2]],
  'ConvLSTM1D with dropout': [() => new ConvLSTM1D(2, 2, { dropout: 0.2, recurrentDropout: 0.3 }), [3, 4, 2]],
  'ConvLSTM1D, zeros for masked steps': [() => new ConvLSTM1D(2, 2, { zeroOutputForMask: true }), [3, 4, 2]],
  ConvLSTM2D: [() => new ConvLSTM2D(2, 2, { padding: 'same', strides: 2 }), [3, 3, 4, 2]],
  ConvLSTM3D: [() => new ConvLSTM3D(1, 2, { goBackwards: true }), [2, 2, 3, 2, 1]],
  GRU: [() => new GRU(3), [4, 2]],
  'GRU, reset before': [() => new GRU(3, { resetAfter: false, returnSequences: true }), [4, 2]],
  LSTM: [() => new LSTM(3), [4, 2]],
  'LSTM over sequences': [() => new LSTM(3, { returnSequences: true, zeroOutputForMask: true }), [4, 2]],
  'LSTM with dropout': [() => new LSTM(3, { dropout: 0.2, recurrentDropout: 0.3 }), [4, 2]],
  RNN: [() => new RNN([new LSTMCell(2), new GRUCell(3)]), [3, 2]],
  SimpleRNN: [() => new SimpleRNN(3, { goBackwards: true }), [4, 2]],
  TimeDistributed: [() => new TimeDistributed(new Dense(2)), [3, 2]],
};

describe.each(Object.entries(layers))('%s', (_, [make, shape, options = {}]) => {
  for (const { name, notApplicable, run } of testLayer(make, shape, { plugins: [layersRecurrentPlugin], ...options })) {
    test(name, (context) => (notApplicable ? context.skip(notApplicable) : run()));
  }
});

import { Input, layers, losses, type Model, optimizers, Sequential, type Tensor, tensor } from 'oneiros';

/** A compiled model with random data for a number of samples. */
export interface Trainable {
  readonly model: Model;
  readonly x: Tensor;
  readonly y: Tensor;
}

/** The workloads' models, by name. */
export const models: { readonly [name: string]: (samples: number) => Trainable } = {
  mlp: (samples) => {
    const model = new Sequential([
      Input([784]),
      new layers.Dense(512, { activation: 'relu' }),
      new layers.Dense(512, { activation: 'relu' }),
      new layers.Dense(10),
    ]);
    return { model: classifier(model), ...digits(samples, [784]) };
  },
  cnn: (samples) => {
    const model = new Sequential([
      Input([28, 28, 1]),
      new layers.Conv2D(32, 3, { activation: 'relu' }),
      new layers.Conv2D(64, 3, { activation: 'relu' }),
      new layers.MaxPooling2D(),
      new layers.Flatten(),
      new layers.Dense(128, { activation: 'relu' }),
      new layers.Dense(10),
    ]);
    return { model: classifier(model), ...digits(samples, [28, 28, 1]) };
  },
  lstm: (samples) => {
    const model = new Sequential([
      Input([80], { dtype: 'int32' }),
      new layers.Embedding(5000, 128),
      new layers.LSTM(128),
      new layers.Dense(1, { activation: 'sigmoid' }),
    ]);
    model.compile({ optimizer: new optimizers.Adam(), loss: new losses.BinaryCrossentropy() });
    const tokens = Int32Array.from({ length: samples * 80 }, () => Math.floor(Math.random() * 5000));
    const labels = Float32Array.from({ length: samples }, () => Math.round(Math.random()));
    return { model, x: tensor(tokens, { shape: [samples, 80] }), y: tensor(labels, { shape: [samples, 1] }) };
  },
};

function classifier(model: Sequential): Sequential {
  model.compile({
    optimizer: new optimizers.Adam(),
    loss: new losses.SparseCategoricalCrossentropy({ fromLogits: true }),
  });
  return model;
}

function digits(samples: number, shape: readonly number[]): { x: Tensor; y: Tensor } {
  const pixels = Float32Array.from({ length: samples * 784 }, Math.random);
  const labels = Int32Array.from({ length: samples }, () => Math.floor(Math.random() * 10));
  return { x: tensor(pixels, { shape: [samples, ...shape] }), y: tensor(labels) };
}

import { Input, layers, losses, type Model, optimizers, Sequential, type Tensor, tensor } from 'oneiros';
import { samplesOf } from './data.ts';

/** A compiled model with data for a number of samples. */
export interface Trainable {
  readonly model: Model;
  readonly x: Tensor;
  readonly y: Tensor;
}

/** The data of a workload. */
export function dataFor(workload: string, samples: number): Omit<Trainable, 'model'> {
  const { x, shape, y, classes } = samplesOf(workload, samples);
  const labels = classes === 2 ? tensor(Float32Array.from(y), { shape: [samples, 1] }) : tensor(y);
  return { x: tensor(x, { shape }), y: labels };
}

/** The workloads' models, compiled, by name. */
export const models: { readonly [name: string]: () => Model } = {
  mlp: () =>
    classifier(
      new Sequential([
        Input([784]),
        new layers.Dense(512, { activation: 'relu' }),
        new layers.Dense(512, { activation: 'relu' }),
        new layers.Dense(10),
      ]),
    ),
  cnn: () =>
    classifier(
      new Sequential([
        Input([28, 28, 1]),
        new layers.Conv2D(32, 3, { activation: 'relu' }),
        new layers.Conv2D(64, 3, { activation: 'relu' }),
        new layers.MaxPooling2D(),
        new layers.Flatten(),
        new layers.Dense(128, { activation: 'relu' }),
        new layers.Dense(10),
      ]),
    ),
  lstm: () => {
    const model = new Sequential([
      Input([80], { dtype: 'int32' }),
      new layers.Embedding(5000, 128),
      new layers.LSTM(128),
      new layers.Dense(1, { activation: 'sigmoid' }),
    ]);
    model.compile({ optimizer: new optimizers.Adam(), loss: new losses.BinaryCrossentropy() });
    return model;
  },
};

function classifier(model: Sequential): Sequential {
  model.compile({
    optimizer: new optimizers.Adam(),
    loss: new losses.SparseCategoricalCrossentropy({ fromLogits: true }),
  });
  return model;
}

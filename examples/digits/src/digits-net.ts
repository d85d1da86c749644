import { Input, layers, losses, type Model, optimizers, Sequential } from 'oneiros';

/**
 * A net that reads digits, compiled to learn in `steps` steps, the first with `learningRate`, the last with next to none:
 * pixels `[n, 28, 28, 1]` in, a logit for each of the ten digits out.
 */
export function digitsNet(steps: number, { learningRate = 2e-3 }: { readonly learningRate?: number } = {}): Model {
  const model = new Sequential([
    Input([28, 28, 1]),
    new layers.Conv2D(32, 3, { activation: 'relu' }),
    new layers.MaxPooling2D(),
    new layers.Conv2D(64, 3, { activation: 'relu' }),
    new layers.MaxPooling2D(),
    new layers.Flatten(),
    new layers.Dense(128, { activation: 'relu' }),
    new layers.Dropout(0.5),
    new layers.Dense(10),
  ]);
  model.compile({
    optimizer: new optimizers.Adam({ learningRate: new optimizers.schedules.CosineDecay(learningRate, steps) }),
    loss: new losses.SparseCategoricalCrossentropy({ fromLogits: true }),
    metrics: ['accuracy'],
  });
  return model;
}

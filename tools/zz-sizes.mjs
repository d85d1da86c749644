import { cpu } from '@oneiros/backend-cpu';
import { Dense, Input, relu, sigmoid, softmax, tanh } from '@oneiros/layers-core';
import {
  BinaryCrossentropy,
  CategoricalCrossentropy,
  MeanSquaredError,
  SparseCategoricalCrossentropy,
} from '@oneiros/losses';
import { BinaryAccuracy, CategoricalAccuracy, MeanAbsoluteError, SparseCategoricalAccuracy } from '@oneiros/metrics';
import { Sequential } from '@oneiros/models';
import { Adam, RMSprop, SGD } from '@oneiros/optimizers';
import { tensor, useBackend } from '@oneiros/tensor';

const ops = new Set();
const dt = new Map();
const backend = cpu();
const base = backend.compile.bind(backend);
const note = (p) => {
  for (const a of p.applications) {
    ops.add(a.op.name);
    for (const v of [...a.inputs, ...a.outputs]) {
      if (!dt.has(a.op.name)) dt.set(a.op.name, new Set());
      dt.get(a.op.name).add(v.dtype);
    }
  }
};
const b = {
  ...backend,
  supports: (a) => {
    return backend.supports(a);
  },
  compile: (p) => {
    note(p);
    return base(p);
  },
};
await useBackend(b);
async function go(name, model, opt, loss, x, y, metrics, extra = {}) {
  const before = new Set(ops);
  model.compile({ optimizer: opt, loss, ...(metrics && { metrics }) });
  await model.fit(x, y, { epochs: 2, verbose: 0, ...extra });
  await model.evaluate(x, y);
  await (await model.predict(x)).data();
  console.log(name, [...ops].filter((o) => !before.has(o)).join(' '));
}
const X = tensor([
    [0, 1],
    [1, 0],
    [1, 1],
    [0, 0],
  ]),
  Y = tensor([[1], [1], [0], [0]]);
await go(
  'sgd mse',
  new Sequential([Input([2]), new Dense(8, { activation: relu }), new Dense(1)]),
  new SGD(),
  new MeanSquaredError(),
  X,
  Y,
);
await go(
  'adam',
  new Sequential([Input([2]), new Dense(8, { activation: relu }), new Dense(1)]),
  new Adam(),
  new MeanSquaredError(),
  X,
  Y,
);
await go(
  'momentum',
  new Sequential([Input([2]), new Dense(8, { activation: relu }), new Dense(1)]),
  new SGD({ momentum: 0.9, nesterov: true }),
  new MeanSquaredError(),
  X,
  Y,
);
await go(
  'rmsprop',
  new Sequential([Input([2]), new Dense(8, { activation: tanh }), new Dense(1)]),
  new RMSprop(),
  new MeanSquaredError(),
  X,
  Y,
);
await go(
  'bce',
  new Sequential([Input([2]), new Dense(8, { activation: relu }), new Dense(1, { activation: sigmoid })]),
  new SGD(),
  new BinaryCrossentropy(),
  X,
  Y,
  [new BinaryAccuracy()],
);
await go(
  'scce',
  new Sequential([Input([2]), new Dense(8, { activation: relu }), new Dense(2, { activation: softmax })]),
  new SGD(),
  new SparseCategoricalCrossentropy(),
  X,
  tensor([0, 1, 1, 0]),
  [new SparseCategoricalAccuracy()],
);
await go(
  'scce logits',
  new Sequential([Input([2]), new Dense(8, { activation: relu }), new Dense(2)]),
  new SGD(),
  new SparseCategoricalCrossentropy({ fromLogits: true }),
  X,
  tensor([0, 1, 1, 0], { dtype: 'int32' }),
  [new SparseCategoricalAccuracy()],
);
await go(
  'cce',
  new Sequential([Input([2]), new Dense(8, { activation: relu }), new Dense(2, { activation: softmax })]),
  new SGD(),
  new CategoricalCrossentropy(),
  X,
  tensor([
    [0, 1],
    [0, 1],
    [1, 0],
    [1, 0],
  ]),
  [new CategoricalAccuracy()],
);
await go(
  'clip',
  new Sequential([Input([2]), new Dense(8, { activation: relu }), new Dense(1)]),
  new Adam({ clipnorm: 1, useEma: true }),
  new MeanSquaredError(),
  X,
  Y,
  [new MeanAbsoluteError()],
  { sampleWeight: tensor([1, 2, 1, 1]) },
);
for (const [k, v] of dt) console.log(k, [...v].join());

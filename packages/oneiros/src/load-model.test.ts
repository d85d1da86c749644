import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, expectTypeOf, test } from 'vitest';
import {
  grad,
  Input,
  Layer,
  layers,
  loadModel,
  Model,
  ops,
  Sequential,
  type Tensor,
  tensor,
  useBackend,
} from './index.ts';

beforeAll(async () => void (await useBackend(cpu())));
const x = tensor([[1, 2], [3, 4]]); // biome-ignore format: a table

test('a loaded model predicts tensors, and has all that models have', async () => {
  const bytes = await new Sequential([Input([2]), new layers.Dense(3, { name: 'only' })]).save();
  const model = await loadModel(bytes);
  const y = await model.predict(x);
  expectTypeOf(y).toEqualTypeOf<Tensor>();
  expect(y.shape).toEqual([2, 3]);
  expect(model.layers.map(({ name }) => name)).toEqual(['only']);
  const chain = await loadModel<Sequential>(bytes);
  chain.add(new layers.ReLU());
  expect((await chain.predict(x)).shape).toEqual([2, 3]);
});

test('the type of predictions follows from the outputs', async () => {
  const input = Input([2]);
  const [a, b] = [new layers.Dense(3).apply(input), new layers.Dense(4).apply(input)];
  const one = await new Model(input, a).predict(x);
  expectTypeOf(one).toEqualTypeOf<Tensor>();
  const list = await new Model(input, [a, b]).predict(x);
  expectTypeOf(list).toEqualTypeOf<Tensor[]>();
  const named = await new Model(input, { first: a, rest: [b] }).predict(x);
  expectTypeOf(named).toEqualTypeOf<{ first: Tensor; rest: Tensor[] }>();
  expect([one.shape, list[1]!.shape, named.rest[0]!.shape]).toEqual([
    [2, 3],
    [2, 4],
    [2, 4],
  ]);
  expectTypeOf(new Model(input, [a, b])).toExtend<Model>();
});

test('a layer of one line, its gradient, and what it is told when it makes a weight wrongly', async () => {
  class Twice extends Layer {
    override call(inputs: Tensor): Tensor {
      return ops.multiply(inputs, 2);
    }
  }
  const twice = new Twice();
  expect(await grad((t) => ops.sum(twice.apply(t)))(x).array()).toEqual([
    [2, 2],
    [2, 2],
  ]);
  expect(() => twice.addWeight({ shape: [2] } as never, undefined as never)).toThrow(
    /expected addWeight\(name, shape, options\)\. Received: addWeight\(\{"shape":\[2\]\}, undefined\)/,
  );
});

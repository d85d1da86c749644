import { cpu } from '@oneiros/backend-cpu';
import { expect, test } from 'vitest';
import { withBackend } from './backend.ts';
import { jit } from './jit.ts';
import { add } from './ops/add.ts';
import { type Tensor, tensor } from './tensor.ts';
import { toBackend } from './to-backend.ts';

const [one, other] = [cpu(), cpu()];

test('tensors meet after they were moved, and an operand elsewhere is named with the way out', async () => {
  const x = withBackend(one, () => tensor([1, 2], { dtype: 'float16' }));
  const y = withBackend(other, () => tensor([10, 20], { dtype: 'float16' }));
  expect(() => add(x, y)).toThrow('Move one with `await toBackend(x, backend)`.');
  const moved = await toBackend(x, other);
  expect(await add(moved, y).array()).toEqual([11, 22]);
  expect(await x.array()).toEqual([1, 2]);
});

test('a value of a program cannot be moved', async () => {
  let inside: Promise<Tensor> | undefined;
  withBackend(one, () =>
    jit((x: Tensor) => {
      inside = toBackend(x, other);
      return x;
    })(tensor([1])),
  );
  await expect(inside).rejects.toThrow('toBackend: expected a computed tensor.');
});

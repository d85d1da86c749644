import { grad } from '@oneiros/autodiff';
import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { scan } from '../control/scan.ts';
import { jit } from '../jit.ts';
import { type Tensor, tensor } from '../tensor.ts';
import { add } from './add.ts';
import { multiply } from './multiply.ts';
import { stopGradient } from './stop-gradient.ts';
import { sum } from './sum.ts';

beforeAll(() => useBackend(cpu()));

test('gives its input', async () => {
  const x = tensor([2, 3]);
  expect(await stopGradient(x).array()).toEqual([2, 3]);
  expect(await stopGradient(tensor([1, 2], { dtype: 'int32' })).array()).toEqual([1, 2]);
});

test('stops gradients, of every order, compiled or not, in loops too', async () => {
  const x = tensor([2, 3]);
  const f = (t: Tensor): Tensor => sum(multiply(multiply(stopGradient(t), t), t)); // as c t²
  for (const run of [grad(f), jit(grad(f)), grad(jit(f))]) expect(await run(x).array()).toEqual([8, 18]);
  const second = grad((t: Tensor) => sum(grad(f)(t)));
  for (const run of [second, jit(second)]) expect(await run(x).array()).toEqual([4, 6]);
  const loop = (t: Tensor): Tensor =>
    scan((s: Tensor) => [multiply(add(s, stopGradient(s)), t), null], tensor(1), { length: 2 })[0];
  // s₁ = (1 + c₀) t, s₂ = (s₁ + c₁) t with c₁ = s₁ = 2t: ds₂/dt = 2t + c₁ + s₁ = 6t
  expect(await grad(loop)(tensor(5)).item()).toBe(2 * 5 + 10 + 10);
  expect(await jit(grad(loop))(tensor(5)).item()).toBe(30);
});

import { cpu } from '@oneiros/backend-cpu';
import { Input, type KerasTensor } from '@oneiros/layers-core';
import { LSTM } from '@oneiros/layers-recurrent';
import { useBackend } from '@oneiros/tensor';
import { expect, test } from 'vitest';
import { Model } from './model.ts';

test('names the shapes of several results in brackets, as Keras does', async () => {
  await useBackend(cpu());
  const inputs = Input([4, 3]);
  const outputs = new LSTM(2, { name: 'lstm', returnState: true }).apply(inputs) as unknown as KerasTensor[];
  const text = new Model(inputs, outputs as never).summary({ printFn: () => {} });
  expect(text).toMatch(/lstm \(LSTM\) +│ \[\(None, 2\), \(None, 2\), \(None, 2\)\] │ +48/);
  expect(text).toContain('Total params: 48 (192.00 B)');
});

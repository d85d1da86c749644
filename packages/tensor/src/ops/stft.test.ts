import { cpu } from '@oneiros/backend-cpu';
import { compareTensors } from '@oneiros/testing';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { tensor } from '../tensor.ts';
import { istft } from './istft.ts';
import { stft } from './stft.ts';

beforeAll(() => useBackend(cpu()));
const signal = Float32Array.from({ length: 64 }, (_, i) => Math.sin(i) + 0.1 * (i % 5));

test('the inverse gives the signal back', async () => {
  const x = tensor(signal);
  await compareTensors(istft(stft(x, 16, 4, 16), 16, 4, 16), x);
  await compareTensors(
    istft(stft(x, 12, 4, 16, { window: 'hamming' }), 12, 4, 16, { window: 'hamming', length: 64 }),
    x,
  );
});

test('signals and windows that do not fit', () => {
  expect(() => stft(tensor([1, 2], { dtype: 'int32' }), 2, 1, 2)).toThrow(
    'ops.stft: expected signals of dtype float32 or float64.',
  );
  expect(() => stft(signal, 8, 4, 4)).toThrow('ops.stft: fftLength: expected at least sequenceLength.');
  expect(() => stft(signal, 8, 4, 8, { window: [1, 2] })).toThrow('ops.stft: window: expected weights of shape [8].');
  expect(() => stft(signal, 8, 4, 8, { window: 'gauss' as 'hann' })).toThrow("'hann', 'hamming', weights or null");
});

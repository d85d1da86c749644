import type { Prediction, Values } from '../../protocol.ts';
import { element, grouped } from '../element.ts';

/** What a model answers: bars for a row of numbers, a picture for a picture, else the numbers. */
export function outputView(output: Prediction['outputs'][number]): HTMLElement {
  const { name, shape, data } = output;
  const inner = shape.slice(1);
  const [height = 0, width = 0, channels = 0] = inner;
  const picture = inner.length === 3 && height >= 8 && width >= 8 && [1, 3].includes(channels);
  return element(
    'div',
    { class: 'answer' },
    element('p', { class: 'fine' }, element('b', {}, name), ` (${shape.join(', ')})`),
    picture
      ? pictureOf(output, height, width, channels)
      : inner.length === 1 && data.length <= 2000
        ? bars(data)
        : numbers(data),
  );
}

const most = 12;

function bars(data: Float32Array): HTMLElement {
  const all = [...data].map((value, i) => ({ value, i }));
  const longest = Math.max(...all.map(({ value }) => Math.abs(value)), 1e-12);
  const shares = all.every(({ value }) => value >= 0 && value <= 1.0001);
  const shown = all.length <= most ? all : all.sort((a, b) => b.value - a.value).slice(0, most);
  return element(
    'div',
    {},
    element(
      'ol',
      {},
      ...shown.map(({ value, i }) => {
        const length = Math.max(0, shares ? value : value / longest);
        return element(
          'li',
          {},
          element('span', {}, String(i)),
          element('i', { 'aria-hidden': 'true', style: `--p: ${length.toFixed(4)}` }),
          element('span', {}, shares ? value.toFixed(4) : text(value)),
        );
      }),
    ),
    all.length > most && element('p', { class: 'fine' }, `the ${most} largest of ${grouped(all.length)}`),
  );
}

function pictureOf({ data }: Values, height: number, width: number, channels: number): HTMLElement {
  const canvas = element('canvas', { width, height, role: 'img', 'aria-label': 'The answer as a picture' });
  const context = canvas.getContext('2d')!;
  const picture = context.createImageData(width, height);
  const [low, high] = range(data);
  for (let i = 0; i < height * width; i++) {
    for (let c = 0; c < 3; c++)
      picture.data[4 * i + c] = (255 * (data[channels * i + Math.min(c, channels - 1)]! - low)) / (high - low || 1);
    picture.data[4 * i + 3] = 255;
  }
  context.putImageData(picture, 0, 0);
  return canvas;
}

function numbers(data: Float32Array): HTMLElement {
  const [low, high] = range(data);
  const shown = 400;
  return element(
    'div',
    {},
    element(
      'p',
      { class: 'fine' },
      `from ${text(low)} to ${text(high)}${data.length > shown ? `; the first ${shown} of ${grouped(data.length)}` : ''}`,
    ),
    element('pre', { tabindex: 0 }, [...data.subarray(0, shown)].map(text).join('  ')),
  );
}

function range(data: Float32Array): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of data) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return [low, high];
}

function text(value: number): string {
  if (!Number.isFinite(value) || value === 0) return String(value);
  return Math.abs(value) >= 1e5 || Math.abs(value) < 1e-4 ? value.toExponential(2) : value.toFixed(4);
}

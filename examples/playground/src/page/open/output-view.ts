import type { Prediction } from '../../protocol.ts';
import { element, grouped } from '../element.ts';

/** What a model answers: bars for a row of numbers, a picture for a picture, a table for rows, else the numbers. */
export function outputView(output: Prediction['outputs'][number]): HTMLElement {
  const { name, shape, data } = output;
  return element(
    'div',
    { class: 'answer' },
    element('p', { class: 'fine' }, element('b', {}, name), ` (${shape.join(', ')})`),
    contentOf(shape, data),
  );
}

type Data = Prediction['outputs'][number]['data'];

function contentOf([samples = 1, ...inner]: readonly number[], data: Data): HTMLElement {
  const [height = 0, width = 0, channels = 0] = inner;
  if (samples > 1 && inner.length <= 1) return table(data, inner[0] ?? 1, 'sample');
  if (samples > 1) return numbers(data);
  if (inner.length === 3 && height >= 8 && width >= 8 && [1, 3].includes(channels))
    return pictureOf(data, height, width, channels);
  if (inner.length <= 1 && data.length <= 2000) return bars(data);
  return inner.length === 2 && width <= 64 ? table(data, width, 'row') : numbers(data);
}

const most = 12;

function bars(data: Data): HTMLElement {
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
        const length = shares ? value : Math.abs(value) / longest;
        return element(
          'li',
          {},
          element('span', {}, String(i)),
          element('i', { 'aria-hidden': 'true', class: value < 0 ? 'below' : '', style: `--p: ${length.toFixed(4)}` }),
          element('span', {}, shares ? value.toFixed(4) : text(value)),
        );
      }),
    ),
    all.length > most && element('p', { class: 'fine' }, `the ${most} largest of ${grouped(all.length)}`),
  );
}

/** Rows of `width` numbers; the largest of each is marked. */
function table(data: Data, width: number, what: string): HTMLElement {
  const [rows, columns] = [Math.min(data.length / width, 100), Math.min(width, 40)];
  const cells = (values: readonly string[], tag: 'td' | 'th', best = -1): HTMLElement[] =>
    values.map((value, i) =>
      element(tag, { class: i === best ? 'number best' : 'number', ...(tag === 'th' && { scope: 'col' }) }, value),
    );
  const body = Array.from({ length: rows }, (_, i) => {
    const row = [...data.subarray(i * width, i * width + width)];
    const best = width > 1 ? row.indexOf(Math.max(...row)) : -1;
    const head = element('th', { scope: 'row' }, String(i));
    return element('tr', {}, head, ...cells(row.slice(0, columns).map(text), 'td', best));
  });
  const all = data.length / width;
  const numbersOf = Array.from({ length: columns }, (_, i) => String(i));
  return element(
    'div',
    {},
    element(
      'div',
      { class: 'table small', tabindex: 0, role: 'region', 'aria-label': `Answers by ${what}` },
      element(
        'table',
        {},
        element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, what), ...cells(numbersOf, 'th'))),
        element('tbody', {}, ...body),
      ),
    ),
    (all > rows || width > columns) &&
      element('p', { class: 'fine' }, `${rows} of ${grouped(all)} rows, ${columns} of ${grouped(width)} columns`),
  );
}

function pictureOf(data: Data, height: number, width: number, channels: number): HTMLElement {
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

function numbers(data: Data): HTMLElement {
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
    element(
      'pre',
      { tabindex: 0, role: 'region', 'aria-label': 'The numbers' },
      [...data.subarray(0, shown)].map(text).join('  '),
    ),
  );
}

function range(data: Data): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of data) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return [low, high];
}

function text(value: number): string {
  if (!Number.isFinite(value) || value === 0) return String(value);
  return Math.abs(value) >= 1e5 || Math.abs(value) < 1e-4 ? value.toExponential(2) : value.toFixed(4);
}

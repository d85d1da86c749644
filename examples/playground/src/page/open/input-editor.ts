import type { InputInfo, ModelInfo, Values } from '../../protocol.ts';
import { paintPixels } from '../draw/paint-pixels.ts';
import { element } from '../element.ts';

/** Where a person gives one input of a model. */
export interface InputEditor {
  readonly view: HTMLElement;
  /** One sample, with the batch. @throws Error that says what is wrong with what was typed */
  values(): Values;
}

/** Pixels of the drawing pad, 28 × 28. */
export type Drawing = () => Float32Array | null;

/** The editor for an input: a picture, tokens, or numbers. */
export function inputEditor(input: InputInfo, model: ModelInfo, drawing: Drawing): InputEditor {
  const image = imageOf(input);
  return image ? imageEditor(input, image, startsWithBytes(model), drawing) : textEditor(input, drawing);
}

interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** What a picture must be for an input of this shape; `null` where it takes no picture. */
function imageOf({ shape, tokens }: InputInfo): ImageShape | null {
  const [height = null, width = null, channels = null] = shape;
  if (tokens !== null || shape.length !== 3 || channels === null || ![1, 3, 4].includes(channels)) return null;
  const [h, w] = [height ?? 224, width ?? 224];
  return h >= 8 && w >= 8 ? { height: h, width: w, channels } : null;
}

/** Whether the model itself divides by 255, and so wants values up to that. */
function startsWithBytes({ nodes }: ModelInfo): boolean {
  const scale = nodes.find(({ type }) => type === 'Rescaling')?.settings.find(([name]) => name === 'scale')?.[1];
  return scale !== undefined && Number(scale) < 0.02;
}

function imageEditor(
  { name }: InputInfo,
  { height, width, channels }: ImageShape,
  bytes: boolean,
  drawing: Drawing,
): InputEditor {
  const canvas = element('canvas', { width, height, role: 'img', 'aria-label': `The picture given to ${name}` });
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  let data = new Float32Array(height * width * channels);
  const range = element(
    'select',
    {},
    element('option', { value: 1 }, '0 to 1'),
    element('option', { value: 255 }, '0 to 255'),
  );
  range.value = bytes ? '255' : '1';
  const note = element('p', { class: 'fine', role: 'status' });

  /** Takes what the canvas shows. */
  const take = (): void => {
    const { data: rgba } = context.getImageData(0, 0, width, height);
    data = new Float32Array(height * width * channels);
    for (let i = 0; i < height * width; i++) {
      const [r, g, b, a] = rgba.subarray(4 * i, 4 * i + 4) as unknown as [number, number, number, number];
      if (channels === 1) data[i] = (0.299 * r + 0.587 * g + 0.114 * b) / 255;
      else data.set([r / 255, g / 255, b / 255, a / 255].slice(0, channels), channels * i);
    }
  };
  const random = (): void => {
    const picture = context.createImageData(width, height);
    for (let i = 0; i < picture.data.length; i++) picture.data[i] = i % 4 === 3 ? 255 : Math.floor(256 * Math.random());
    context.putImageData(picture, 0, 0);
    take();
    note.textContent = 'Random pixels.';
  };
  const draw = (): void => {
    const pixels = drawing();
    if (!pixels) {
      note.textContent = 'The pad is empty: draw something first.';
      return;
    }
    const small = element('canvas', { width: 28, height: 28 });
    const picture = new ImageData(28, 28);
    pixels.forEach((value, i) => picture.data.set([255 * value, 255 * value, 255 * value, 255], 4 * i));
    small.getContext('2d')!.putImageData(picture, 0, 0);
    context.drawImage(small, 0, 0, width, height);
    take();
    if (channels === 1 && width === 28 && height === 28) {
      data = Float32Array.from(pixels); // as it is, without the rounding of colours
      paintPixels(canvas, pixels);
    }
    note.textContent = 'The digit on the pad.';
  };
  const choose = async (file: File): Promise<void> => {
    try {
      const bitmap = await createImageBitmap(file);
      const scale = Math.max(width / bitmap.width, height / bitmap.height); // covers, the middle stays
      const [w, h] = [bitmap.width * scale, bitmap.height * scale];
      context.clearRect(0, 0, width, height);
      context.drawImage(bitmap, (width - w) / 2, (height - h) / 2, w, h);
      take();
      note.textContent = file.name;
    } catch {
      note.textContent = `${file.name} is not a picture that this browser can read.`;
    }
  };
  const file = element('input', {
    type: 'file',
    accept: 'image/*',
    class: 'hearable',
    'aria-label': `Choose a picture for ${name}`,
  });
  file.addEventListener('change', () => file.files?.[0] && void choose(file.files[0]));
  const view = element(
    'div',
    { class: 'given' },
    element(
      'p',
      {},
      element('b', {}, name),
      ` takes a picture of ${width} × ${height}, ${channels === 1 ? 'grey' : `${channels} channels`}`,
    ),
    canvas,
    element(
      'div',
      { class: 'buttons' },
      element('button', { type: 'button', click: draw }, 'Use the drawing'),
      element('button', { type: 'button', click: () => file.click() }, 'Choose a picture'),
      element('button', { type: 'button', click: random }, 'Random'),
      file,
    ),
    element('label', { class: 'fine' }, 'Values from ', range),
    note,
  );
  view.addEventListener('dragover', (event) => event.preventDefault());
  view.addEventListener('drop', (event) => {
    const dropped = event.dataTransfer?.files[0];
    if (!dropped?.type.startsWith('image/')) return;
    event.preventDefault();
    void choose(dropped);
  });
  queueMicrotask(() => (drawing() ? draw() : random()));
  return {
    view,
    values: () => {
      const most = Number(range.value);
      return { shape: [1, height, width, channels], data: data.map((value) => value * most) };
    },
  };
}

/** How many numbers stand where the shape leaves it open. */
const open = 12;

function textEditor({ name, shape, tokens, dtype }: InputInfo, drawing: Drawing): InputEditor {
  const sizes = shape.map((n) => n ?? open);
  const count = sizes.reduce((product, n) => product * n, 1);
  const whole = tokens !== null || /int/.test(dtype);
  const most = tokens ?? 10;
  const text = element('textarea', { spellcheck: 'false', 'aria-label': `Numbers for ${name}` });
  const fill = (values: readonly number[]): void => {
    text.value = values.map((value) => (Number.isInteger(value) ? value : Number(value.toFixed(4)))).join(', ');
  };
  const random = (): void =>
    fill(Array.from({ length: count }, () => (whole ? Math.floor(most * Math.random()) : Math.random())));
  random();
  const wanted = `(${shape.map((n) => n ?? 'any').join(', ')}${shape.length === 1 ? ',' : ''})`;
  const what = tokens !== null ? `tokens from 0 to ${tokens - 1}` : whole ? 'whole numbers' : 'numbers';
  const view = element(
    'div',
    { class: 'given' },
    element('p', {}, element('b', {}, name), ` takes ${what}, shape ${wanted}`),
    text,
    element(
      'div',
      { class: 'buttons' },
      element('button', { type: 'button', click: random }, 'Random'),
      count === 784 &&
        element('button', { type: 'button', click: () => fill([...(drawing() ?? [])]) }, 'Use the drawing'),
    ),
  );
  return {
    view,
    values: () => {
      const parts = text.value.split(/[\s,;[\]()]+/).filter(Boolean);
      const data = Float32Array.from(parts, Number);
      const wrong = parts.findIndex((part) => !Number.isFinite(Number(part)));
      if (wrong >= 0)
        throw new Error(`${name}: expected numbers. Received: '${parts[wrong]}'. Separate them by commas or spaces.`);
      const off =
        tokens === null ? -1 : data.findIndex((value) => !Number.isInteger(value) || value < 0 || value >= tokens);
      if (off >= 0)
        throw new Error(
          `${name}: expected tokens from 0 to ${tokens! - 1}. Received: ${parts[off]}. Change it, or press Random.`,
        );
      return { shape: [1, ...fitted(name, shape, data.length)], data };
    },
  };
}

/** Sizes for so many numbers: what is open takes what is left. */
function fitted(name: string, shape: readonly (number | null)[], count: number): number[] {
  const known = shape.reduce<number>((product, n) => product * (n ?? 1), 1);
  const places = shape.filter((n) => n === null).length;
  const rest = places === 0 ? 1 : Math.round((count / known) ** (1 / places));
  const sizes = shape.map((n) => n ?? rest);
  const needed = sizes.reduce((product, n) => product * n, 1);
  if (needed === count && count > 0) return sizes;
  const wanted = places === 0 ? `${known} numbers` : `a multiple of ${known} numbers`;
  throw new Error(`${name}: expected ${wanted}. Received: ${count}. Press Random to see how many it takes.`);
}

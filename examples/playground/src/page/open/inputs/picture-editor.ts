import type { InputInfo, Values } from '../../../protocol.ts';
import { element } from '../../element.ts';
import type { Drawing, Editor } from './editor.ts';
import type { PictureShape } from './picture-shape.ts';

type Range = 'unit' | 'byte' | 'signed';
/** What a channel from 0 to 1 becomes. */
const ranges: { readonly [R in Range]: { readonly label: string; readonly of: (share: number) => number } } = {
  unit: { label: '0 to 1', of: (share) => share },
  byte: { label: '0 to 255', of: (share) => 255 * share },
  signed: { label: '−1 to 1', of: (share) => 2 * share - 1 },
};
/** Where any size will do, a picture keeps its own up to this; sizes are multiples of `grid`, which most nets can halve. */
const longest = 256;
const grid = 32;

/** A picture, resized to what the input takes: from the pad, a file, the clipboard, or dropped. */
export function pictureEditor({ name }: InputInfo, wanted: PictureShape, range: Range, drawing: Drawing): Editor {
  const { channels, order } = wanted;
  const canvas = element('canvas', { role: 'img', 'aria-label': `The picture given to ${name}` });
  canvas.width = wanted.width ?? 128;
  canvas.height = wanted.height ?? 128;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  const note = element('p', { class: 'fine', role: 'status' });
  const rangeField = element(
    'select',
    {},
    ...Object.entries(ranges).map(([value, { label }]) =>
      element('option', { value, selected: value === range }, label),
    ),
  );
  const invert = element('input', { type: 'checkbox' });
  /** Of the pad as it is, without the rounding of colours. */
  let exact: Float32Array | null = null;

  const resize = (width: number, height: number): void => {
    const fitted = (own: number, other: number): number =>
      Math.max(grid, Math.round((own * Math.min(1, longest / Math.max(own, other))) / grid) * grid);
    canvas.width = wanted.width ?? fitted(width, height);
    canvas.height = wanted.height ?? fitted(height, width);
    context.imageSmoothingQuality = 'high';
  };
  /** Fills the canvas; the middle of the picture stays. */
  const cover = (picture: CanvasImageSource, width: number, height: number): void => {
    resize(width, height);
    const scale = Math.max(canvas.width / width, canvas.height / height);
    const [w, h] = [width * scale, height * scale];
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, (canvas.width - w) / 2, (canvas.height - h) / 2, w, h);
    exact = null;
  };
  const random = (): void => {
    const picture = context.createImageData(canvas.width, canvas.height);
    for (let i = 0; i < picture.data.length; i++) picture.data[i] = i % 4 === 3 ? 255 : Math.floor(256 * Math.random());
    context.putImageData(picture, 0, 0);
    exact = null;
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
    cover(small, 28, 28);
    if (canvas.width === 28 && canvas.height === 28) exact = Float32Array.from(pixels);
    note.textContent = 'The digit on the pad.';
  };
  const choose = async (file: File): Promise<void> => {
    try {
      const bitmap = await createImageBitmap(file);
      cover(bitmap, bitmap.width, bitmap.height);
      note.textContent = `${file.name || 'Pasted'}, ${bitmap.width} × ${bitmap.height}, made ${canvas.width} × ${canvas.height}.`;
      bitmap.close();
    } catch {
      note.textContent = `${file.name} is not a picture that this browser can read.`;
    }
  };
  const take = (file: File): boolean => {
    if (!file.type.startsWith('image/')) return false;
    void choose(file);
    return true;
  };

  /** Channels from 0 to 1, the last dimension first to change. */
  const shares = (): Float32Array => {
    const { data: rgba } = context.getImageData(0, 0, canvas.width, canvas.height);
    const count = canvas.width * canvas.height;
    const result = new Float32Array(count * channels);
    for (let i = 0; i < count; i++) {
      const grey = exact?.[i] ?? (0.299 * rgba[4 * i]! + 0.587 * rgba[4 * i + 1]! + 0.114 * rgba[4 * i + 2]!) / 255;
      for (let c = 0; c < channels; c++) {
        const share = channels === 1 ? grey : rgba[4 * i + c]! / 255;
        result[order === 'first' ? c * count + i : i * channels + c] = invert.checked && c < 3 ? 1 - share : share;
      }
    }
    return result;
  };

  const file = element('input', {
    type: 'file',
    accept: 'image/*',
    class: 'hearable',
    tabindex: -1,
    'aria-hidden': 'true',
  });
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    file.value = '';
    if (chosen) void choose(chosen);
  });
  const button = (label: string, click: () => void): HTMLElement => element('button', { type: 'button', click }, label);
  const view = element(
    'div',
    { class: 'way' },
    element(
      'div',
      { class: 'given-picture' },
      canvas,
      element(
        'div',
        { class: 'buttons' },
        button('Choose a picture', () => file.click()),
        file,
        button('Use the drawing', draw),
        button('Random', random),
      ),
    ),
    element('p', { class: 'fine' }, 'Or drop a picture on the page, or paste one. It is cut and resized to fit.'),
    element(
      'div',
      { class: 'picture-settings' },
      element('label', {}, 'Values from ', rangeField),
      element('label', {}, invert, ' Dark and light swapped'),
    ),
    note,
  );
  queueMicrotask(() => (drawing() && wanted.height === 28 ? draw() : random()));
  return {
    label: 'Picture',
    view,
    values: (): Values => {
      const { of } = ranges[rangeField.value as Range];
      const { width, height } = canvas;
      const sizes = { last: [height, width, channels], first: [channels, height, width], none: [height, width] };
      return {
        shape: order === 'flat' ? [1, width * height] : [1, ...sizes[order]],
        data: shares().map(of),
      };
    },
    fill: () => {}, // numbers may be beyond what colours can show
    take,
  };
}

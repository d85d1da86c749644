import type { GraphInfo, InputInfo, Values } from '../../../protocol.ts';
import { element } from '../../element.ts';
import type { Drawing, Editor } from './editor.ts';
import { fieldEditor } from './field-editor.ts';
import { pictureEditor } from './picture-editor.ts';
import { type PictureShape, pictureShape, pixelRange } from './picture-shape.ts';
import { wantedShape } from './read-numbers.ts';
import { textEditor } from './text-editor.ts';

/** Where a person gives one input of a model, in one of several ways. */
export interface InputEditor {
  readonly view: HTMLElement;
  /** Samples, with the batch. @throws Error that says what is wrong with what was given */
  values(): Values;
  /** Takes a file, if one of the ways knows its kind; whether it does. */
  take(file: File): boolean;
}

/** The editor for an input: a picture where it may be one, fields for a few numbers, and text for whatever it is. */
export function inputEditor(input: InputInfo, model: GraphInfo, drawing: Drawing): InputEditor {
  const { name } = input;
  const picture = pictureShape(input, model);
  const asPicture = picture && pictureEditor(input, picture, pixelRange(model), drawing);
  const others = [fieldEditor(input), textEditor(input, drawing)];
  const ways = [picture?.likely ? asPicture : null, ...others, picture?.likely ? null : asPicture].filter(
    (way): way is Editor => way !== null,
  );
  let present = ways[0]!;

  const options = ways.map((way) => {
    const radio = element('input', {
      type: 'radio',
      name: `way of ${name}`,
      value: way.label,
      checked: way === present,
      change: () => show(way),
    });
    return element('label', {}, radio, element('span', {}, way.label));
  });
  const show = (way: Editor): void => {
    const before = present;
    present = way;
    for (const { view } of ways) view.hidden = view !== way.view;
    try {
      if (before !== way) way.fill(before.values());
    } catch {
      // What was typed there is no input yet.
    }
  };
  show(present);

  const view = element(
    'div',
    { class: 'given', role: 'group', 'aria-label': name },
    element('p', {}, element('b', {}, name), ` takes ${what(input, picture?.likely ? picture : null)}`),
    ways.length > 1 &&
      element(
        'fieldset',
        { class: 'ways' },
        element('legend', { class: 'hearable' }, `How to give ${name}`),
        ...options,
      ),
    ...ways.map((way) => way.view),
  );
  const take = (file: File): boolean => {
    const way = ways.find((one) => one.take(file));
    if (!way) return false;
    if (way !== present) {
      present = way;
      show(way);
      for (const radio of view.querySelectorAll<HTMLInputElement>('.ways input'))
        radio.checked = radio.value === way.label;
    }
    return true;
  };
  view.addEventListener('paste', (event) => {
    const [pasted] = event.clipboardData?.files ?? [];
    if (pasted && take(pasted)) event.preventDefault();
  });
  return { view, values: () => present.values(), take };
}

function what({ shape, tokens, dtype }: InputInfo, picture: PictureShape | null): string {
  if (picture) {
    const { width, height, channels } = picture;
    const size = width === null || height === null ? 'of any size' : `of ${width}\u00a0×\u00a0${height}`;
    return `a picture ${size}, ${channels === 1 ? 'grey' : channels === 3 ? 'in colour' : `${channels} channels`}`;
  }
  const kind =
    tokens !== null
      ? `tokens from 0 to ${tokens - 1}`
      : dtype === 'bool'
        ? 'yes or no'
        : /int/.test(dtype)
          ? 'whole numbers'
          : 'numbers';
  return `${kind}, shape ${wantedShape(shape)}`;
}

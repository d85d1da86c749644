import type { InputInfo, Values } from '../../../protocol.ts';
import { element } from '../../element.ts';
import { type Drawing, type Editor, short } from './editor.ts';
import { readNumbers } from './read-numbers.ts';

/** How many numbers stand where the shape leaves it open. */
const open = 12;

/** Numbers or tokens as text: typed, pasted as JSON or CSV, or from such a file. */
export function textEditor(input: InputInfo, drawing: Drawing): Editor {
  const { name, shape, tokens, dtype } = input;
  const sizes = shape.map((n) => n ?? open);
  const count = sizes.reduce((product, n) => product * n, 1);
  const whole = tokens !== null || /int/.test(dtype);
  const random = (): number => {
    if (dtype === 'bool') return Math.round(Math.random());
    return whole ? Math.floor((tokens ?? 10) * Math.random()) : Math.random();
  };
  const text = element('textarea', {
    spellcheck: 'false',
    autocapitalize: 'off',
    'aria-label': `Numbers for ${name}`,
    input: () => (note.textContent = ''),
  });
  const note = element('p', { class: 'fine', role: 'status' });
  const write = (values: ArrayLike<number>, { length: line = count } = { length: sizes.at(-1) }): void => {
    const parts = Array.from(values, short);
    const rows = Array.from({ length: Math.ceil(parts.length / line) }, (_, i) =>
      parts.slice(i * line, (i + 1) * line),
    );
    text.value = rows.map((row) => row.join(', ')).join('\n');
  };
  const anew = (): void => {
    write(Array.from({ length: count }, random));
    note.textContent = '';
  };
  const take = (file: File): boolean => {
    if (!/\.(?:json|csv|tsv|txt)$/i.test(file.name)) return false;
    void file.text().then((content) => {
      text.value = content.length > 4e6 ? content.slice(0, 4e6) : content;
      note.textContent = file.name;
    });
    return true;
  };
  const file = element('input', {
    type: 'file',
    accept: '.json,.csv,.tsv,.txt',
    class: 'hearable',
    tabindex: -1,
    'aria-hidden': 'true',
  });
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    file.value = '';
    if (chosen && !take(chosen)) note.textContent = `${chosen.name} is not a .json, .csv, .tsv or .txt file.`;
  });
  const length = tokens !== null && shape.length === 1 ? shape[0] : null;
  const fillUp = (): void => {
    const parts = text.value.split(/[\s,;[\]()]+/).filter(Boolean);
    const missing = Math.max(0, length! - parts.length);
    text.value = [...parts.slice(0, length!), ...new Array<string>(missing).fill('0')].join(', ');
    note.textContent = missing ? `Filled up with ${missing} zeros.` : '';
  };
  anew();
  const button = (label: string, click: () => void): HTMLElement => element('button', { type: 'button', click }, label);
  return {
    label: tokens === null ? 'Numbers' : 'Tokens',
    view: element(
      'div',
      { class: 'way' },
      text,
      element(
        'p',
        { class: 'fine' },
        'As JSON, as CSV, or with any commas and spaces between. More than one sample makes more than one answer.',
      ),
      element(
        'div',
        { class: 'buttons' },
        button('Random', anew),
        button('From a file', () => file.click()),
        file,
        !!length && button(`Fill up to ${length}`, fillUp),
        count === 784 && button('Use the drawing', () => write(drawing() ?? new Float32Array(count))),
      ),
      note,
    ),
    values: (): Values => readNumbers(text.value, input),
    fill: ({ data, shape: [, ...inner] }) => {
      if (data.length <= 20_000) write(data, { length: inner.at(-1) ?? 1 });
    },
    take,
  };
}

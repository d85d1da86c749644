import type { InputInfo, Values } from '../../../protocol.ts';
import { element } from '../../element.ts';
import { type Editor, short } from './editor.ts';
import { readNumbers } from './read-numbers.ts';

/** Above this, fields are more in the way than of help. */
const most = 24;

/** One field for each number of a short row; `null` where the input is none. */
export function fieldEditor(input: InputInfo): Editor | null {
  const { name, shape, dtype, tokens } = input;
  const [count = 1] = shape;
  if (shape.length > 1 || count === null || count > most) return null;
  const yesOrNo = dtype === 'bool';
  const whole = tokens !== null || /int/.test(dtype);
  const fields = Array.from({ length: count }, (_, i) =>
    element('input', {
      ...(yesOrNo ? { type: 'checkbox' } : { type: 'number', step: whole ? 1 : 'any', inputmode: 'decimal' }),
      ...(tokens === null ? {} : { min: 0, max: tokens - 1 }),
      'aria-label': count === 1 ? name : `${name}, number ${i + 1} of ${count}`,
      paste: (event: ClipboardEvent) => spread(event, i),
    }),
  );
  const put = (values: ArrayLike<number>, from = 0): void =>
    fields.slice(from, from + values.length).forEach((field, i) => {
      if (yesOrNo) field.checked = values[i] !== 0;
      else field.value = short(values[i]!);
    });
  /** A row that is pasted into a field goes on in those after it. */
  const spread = (event: ClipboardEvent, from: number): void => {
    const parts = (event.clipboardData?.getData('text') ?? '').split(/[\s,;[\]]+/).filter(Boolean);
    if (parts.length < 2 || parts.some((part) => !Number.isFinite(Number(part)))) return;
    event.preventDefault();
    put(parts.map(Number), from);
  };
  const random = (): void =>
    put(
      fields.map(() => {
        if (yesOrNo) return Math.round(Math.random());
        return whole ? Math.floor((tokens ?? 10) * Math.random()) : Math.round(200 * Math.random() - 100) / 100;
      }),
    );
  random();
  return {
    label: 'Fields',
    view: element(
      'div',
      { class: 'way' },
      element(
        'div',
        { class: 'fields' },
        ...fields.map((field, i) =>
          element('label', { class: yesOrNo ? 'field tick' : 'field' }, element('span', {}, String(i + 1)), field),
        ),
      ),
      element('div', { class: 'buttons' }, element('button', { type: 'button', click: random }, 'Random')),
    ),
    values: (): Values => {
      const empty = fields.findIndex(({ value }) => !yesOrNo && value.trim() === '');
      if (empty >= 0)
        throw new Error(`${name}: expected a number in each field. Received: none in field ${empty + 1}. Fill it in.`);
      const texts = fields.map(({ value, checked }) => (yesOrNo ? String(Number(checked)) : value));
      return readNumbers(texts.join(' '), input);
    },
    fill: ({ shape: [samples], data }) => {
      if (samples === 1 && data.length === count) put(data);
    },
    take: () => false,
  };
}

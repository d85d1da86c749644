import { element } from '../element.ts';
import { hideProblem, showProblem } from '../show-problem.ts';

/** Asks what one sample of a model looks like whose file does not say. */
export function shapeView(build: (shape: readonly (number | null)[]) => Promise<void>): HTMLElement {
  const field = element('input', { type: 'text', id: 'sample-shape', value: '10', autocomplete: 'off' });
  const problem = element('div', { class: 'problem', role: 'alert', hidden: true });
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    hideProblem(problem);
    try {
      await build(shapeFrom(field.value));
    } catch (error) {
      showProblem(problem, 'It cannot be built for this shape', error);
    }
  };
  return element(
    'form',
    { class: 'shape-form', submit: (event: SubmitEvent) => void submit(event) },
    element('h3', {}, 'Predict'),
    element(
      'p',
      { class: 'fine' },
      'The model was saved before it was built, so the file says neither what it takes nor any weights. For a shape it can be built here, with random weights.',
    ),
    element('label', { for: 'sample-shape' }, 'Shape of one sample, as 10 or 28, 28, 1; a star where any size will do'),
    element('div', { class: 'buttons' }, field, element('button', { type: 'submit', class: 'primary' }, 'Build')),
    problem,
  );
}

function shapeFrom(text: string): readonly (number | null)[] {
  const parts = text.split(/[\s,;()[\]×x]+/).filter(Boolean);
  const sizes = parts.map((part) => (/^(?:\*|\?|none|null|any)$/i.test(part) ? null : Number(part)));
  const wrong = sizes.findIndex((n) => n !== null && !(Number.isInteger(n) && n > 0));
  if (wrong < 0) return sizes;
  throw new Error(`Shape: expected whole numbers above 0. Received: '${parts[wrong]}'. Write for example 28, 28, 1.`);
}

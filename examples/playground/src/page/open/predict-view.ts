import type { BackendInfo, BackendName, ModelInfo, Prediction, Values } from '../../protocol.ts';
import { backendNames } from '../backend-names.ts';
import { element, grouped } from '../element.ts';
import { hideProblem, showProblem } from '../show-problem.ts';
import type { Drawing } from './inputs/editor.ts';
import { inputEditor } from './inputs/input-editor.ts';
import { outputView } from './output-view.ts';

/** What runs the opened model. */
export interface Runner {
  readonly backends: readonly BackendInfo[];
  readonly backend: BackendName;
  /** Where it computes, for people. */
  readonly device: string;
  /** Why it is not the backend that was meant, if so. */
  readonly note: string | null;
  predict(inputs: readonly Values[]): Promise<Prediction>;
  /** Has another backend run it. @throws Error where that cannot, and then nothing has changed */
  moveTo(backend: BackendName): Promise<void>;
}

/** The part of an opened model that predicts. */
export interface PredictView {
  readonly view: HTMLElement;
  /** Takes a file as an input, if one of them knows its kind; whether it does. */
  take(file: File): boolean;
}

/** Inputs, the backend, the button, and what comes out. */
export function predictView(model: ModelInfo, runner: Runner, drawing: Drawing): PredictView {
  const editors = model.inputs.map((input) => inputEditor(input, model, drawing));
  const wrong = element('div', { class: 'problem', role: 'alert', hidden: true });
  const answers = element('div', { 'aria-live': 'polite' }, element('p', { class: 'fine' }, 'Press Predict.'));
  const device = element('p', { class: 'fine', id: 'open-device', role: 'status' });
  let fresh = true;
  let busy = false;
  // Not `disabled`, which would take the focus away.
  const wait = (is: boolean): void => {
    busy = is;
    for (const control of [button, select]) control.setAttribute('aria-disabled', String(is));
  };

  const run = async (): Promise<void> => {
    if (busy) return;
    hideProblem(wrong);
    wait(true);
    try {
      const inputs = editors.map((editor) => editor.values());
      sameCount(model, inputs);
      const { outputs, milliseconds } = await runner.predict(inputs);
      const [samples = 1] = inputs[0]!.shape;
      const time = `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms on ${runner.device}${
        fresh ? ', the first run, which compiles the program' : ''
      }${samples > 1 ? `, ${grouped(samples)} samples` : ''}`;
      fresh = false;
      answers.replaceChildren(...outputs.map(outputView), element('p', { class: 'fine' }, time));
    } catch (error) {
      showProblem(wrong, 'No prediction', error);
    }
    wait(false);
  };
  const button = element(
    'button',
    { type: 'button', class: 'primary', id: 'predict', click: () => void run() },
    'Predict',
  );

  const move = async (): Promise<void> => {
    const wanted = select.value as BackendName;
    select.value = runner.backend;
    if (busy) return;
    hideProblem(wrong);
    wait(true);
    select.value = wanted;
    device.textContent = `Starting ${backendNames[wanted].title} …`;
    try {
      await runner.moveTo(wanted);
      fresh = true;
    } catch (error) {
      showProblem(wrong, `${backendNames[wanted].title} cannot run it`, error);
    }
    select.value = runner.backend;
    wait(false);
    say();
  };
  const select = element(
    'select',
    { id: 'open-backend', change: () => void move() },
    ...runner.backends.map(({ name, obstacle, drawback }) =>
      element(
        'option',
        { value: name, disabled: obstacle !== null, selected: name === runner.backend },
        `${backendNames[name].title}${obstacle ? ' (not here)' : drawback ? ' (slow here)' : ''}`,
      ),
    ),
  );
  const say = (): void => {
    device.textContent = `Computed here, on ${runner.device}.${runner.note ? ` ${runner.note}` : ''}`;
  };
  say();

  const view = element(
    'div',
    { class: 'ask' },
    element(
      'div',
      {},
      element('h3', {}, 'Predict'),
      ...editors.map((editor) => editor.view),
      element('div', { class: 'run' }, button, element('label', { class: 'on' }, 'on ', select)),
      device,
    ),
    element('div', { id: 'answers' }, element('h3', {}, 'Answer'), wrong, answers),
  );
  return { view, take: (file) => editors.some((editor) => editor.take(file)) };
}

/** Inputs of one prediction have as many samples each. */
function sameCount({ inputs }: ModelInfo, values: readonly Values[]): void {
  const counts = values.map(({ shape }) => shape[0]!);
  const at = counts.findIndex((count) => count !== counts[0]);
  if (at < 0) return;
  throw new Error(
    `${inputs[at]!.name}: expected as many samples as ${inputs[0]!.name} has, ${counts[0]}. Received: ${counts[at]}. Give as many of each.`,
  );
}

import type { ModelInfo } from '../../protocol.ts';
import { type Connection, connect } from '../connect.ts';
import { byId, element, grouped } from '../element.ts';
import { hideProblem, showProblem } from '../show-problem.ts';
import { graphView } from './graph-view.ts';
import { type Drawing, inputEditor } from './input-editor.ts';
import { outputView } from './output-view.ts';
import { summaryTable } from './summary-table.ts';

/** The part of the page that opens files. */
export interface OpenPanel {
  open(file: Uint8Array, name: string): Promise<void>;
}

export function createOpenPanel(drawing: Drawing): OpenPanel {
  const [target, problem, curtain] = [byId('model'), byId('open-problem'), byId('curtain')];
  const input = byId<HTMLInputElement>('file');
  let worker: Connection | null = null;
  let opening = 0;

  async function open(file: Uint8Array, name: string): Promise<void> {
    const own = ++opening;
    hideProblem(problem);
    target.hidden = false;
    target.replaceChildren(element('p', { class: 'fine', role: 'status' }, `Opening ${name} …`));
    worker?.close(); // with what it still computes
    const opener = (worker = connect());
    try {
      const model = await opener.openModel(file);
      if (own !== opening) return;
      target.replaceChildren(
        head(model, name),
        graphView(model),
        ask(model, opener),
        section('Summary', summaryTable(model)),
      );
      target.scrollIntoView({ block: 'start' });
    } catch (error) {
      if (own !== opening) return;
      target.hidden = true;
      showProblem(problem, `${name} could not be opened`, error);
      problem.scrollIntoView({ block: 'center' });
    }
  }

  /** Inputs, the button, and what comes out. */
  function ask(model: ModelInfo, connection: Connection): HTMLElement {
    const answers = element('div', { 'aria-live': 'polite' }, element('p', { class: 'fine' }, 'Press Predict.'));
    const wrong = element('div', { class: 'problem', role: 'alert', hidden: true });
    if (!model.inputs.length)
      return section(
        'Predict',
        element('p', { class: 'fine' }, 'This model does not say what its inputs are, so it cannot be asked here.'),
      );
    const editors = model.inputs.map((one) => inputEditor(one, model, drawing));
    const run = async (): Promise<void> => {
      hideProblem(wrong);
      button.disabled = true;
      try {
        const { outputs, milliseconds } = await connection.predict(editors.map((editor) => editor.values()));
        const time = `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms on ${model.device}`;
        answers.replaceChildren(...outputs.map(outputView), element('p', { class: 'fine' }, time));
      } catch (error) {
        showProblem(wrong, 'No prediction', error);
      }
      button.disabled = false;
    };
    const button = element(
      'button',
      { type: 'button', class: 'primary', id: 'predict', click: () => void run() },
      'Predict',
    );
    return element(
      'div',
      { class: 'ask' },
      element(
        'div',
        {},
        element('h3', {}, 'Predict'),
        ...editors.map(({ view }) => view),
        element('div', { class: 'run' }, button),
      ),
      element('div', { id: 'answers' }, element('h3', {}, 'Answer'), wrong, answers),
    );
  }

  const openFile = async (file: File): Promise<void> => open(new Uint8Array(await file.arrayBuffer()), file.name);
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    input.value = '';
    if (file) void openFile(file);
  });
  for (const sample of document.querySelectorAll<HTMLElement>('[data-sample]')) {
    sample.addEventListener('click', async () => {
      const path = sample.dataset['sample']!;
      try {
        const response = await fetch(new URL(path, document.baseURI));
        if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
        await open(new Uint8Array(await response.arrayBuffer()), path.split('/').at(-1)!);
      } catch (error) {
        showProblem(problem, 'The example could not be loaded', error);
      }
    });
  }

  // A file may be dropped anywhere.
  let entered = 0;
  const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  const lift = (): void => {
    entered = 0;
    curtain.classList.remove('shown');
  };
  addEventListener('dragenter', (event) => {
    if (carriesFiles(event) && ++entered === 1) curtain.classList.add('shown');
  });
  addEventListener('dragleave', (event) => {
    if (carriesFiles(event) && --entered <= 0) lift();
  });
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    lift();
    if (event.defaultPrevented) return;
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void openFile(file);
  });
  return { open };
}

function head(model: ModelInfo, file: string): HTMLElement {
  const fact = (value: string, name: string): HTMLElement => element('span', {}, element('b', {}, value), ` ${name}`);
  const { nodes, parameters, bytes, kerasVersion, savedAt, optimizer, loss } = model;
  const layers = new Set(nodes.filter(({ role }) => role !== 'input').map(({ name }) => name)).size;
  return element(
    'div',
    { class: 'model-head' },
    element('h3', { tabindex: -1 }, model.name),
    element(
      'p',
      { class: 'facts' },
      fact(model.type, 'model'),
      fact(grouped(layers), layers === 1 ? 'layer' : 'layers'),
      fact(grouped(parameters), 'parameters'),
      optimizer !== null && fact(optimizer, loss === null ? 'as optimizer' : `on ${loss}`),
      element('span', {}, `${file}, ${(bytes / 1024).toFixed(0)} KB`),
      kerasVersion !== null && element('span', {}, `Keras ${kerasVersion}${savedAt ? `, ${savedAt}` : ''}`),
    ),
  );
}

function section(title: string, content: HTMLElement): HTMLElement {
  const part = element('div', {}, element('h3', {}, title), content);
  part.firstElementChild!.setAttribute('style', 'margin-bottom: 0.6rem');
  return part;
}

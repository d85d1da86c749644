import type { BackendInfo, BackendName, NetName, Progress, Trained, TrainSettings } from '../../protocol.ts';
import { backendNames } from '../backend-names.ts';
import { type Connection, connect } from '../connect.ts';
import { paintPixels } from '../draw/paint-pixels.ts';
import { byId, element, grouped, percent } from '../element.ts';
import { hideProblem, showProblem } from '../show-problem.ts';
import { createChart } from './chart.ts';

type State = 'idle' | 'running' | 'paused' | 'ended';

const stages: { readonly [S in Extract<Progress, { kind: 'stage' }>['stage']]: string } = {
  backend: 'Starting the backend …',
  digits: 'Loading the digits …',
  compile: 'Compiling the training step …',
  check: 'Reading the held-out digits …',
};

export interface TrainPanelOptions {
  /** Which backends there are. */
  readonly backends: readonly BackendInfo[];
  /** Gets the bytes of the trained net, to read drawings with it. */
  readonly useNet: (file: Uint8Array) => void;
  /** Gets the bytes of the trained net, to show what is in it. */
  readonly look: (file: Uint8Array) => void;
}

/** The training part of the page. */
export function createTrainPanel({ backends, useNet, look }: TrainPanelOptions): void {
  const form = byId<HTMLFormElement>('settings');
  const [start, stop, again] = ['start', 'stop', 'again'].map((id) => byId<HTMLButtonElement>(id)) as [
    HTMLButtonElement,
    HTMLButtonElement,
    HTMLButtonElement,
  ];
  const [panel, stage, pace, problem] = [byId('training'), byId('stage'), byId('pace'), byId('train-problem')];
  const progress = byId<HTMLProgressElement>('progress');
  const charts = {
    loss: createChart(byId('chart-loss'), {
      title: 'Loss',
      format: (value) => (value < 0.1 ? value.toFixed(3) : value.toFixed(2)),
      marks: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20],
      scale: Math.log,
    }),
    // Even in the logarithm of the share of errors: from 98 % to 99 % is as far as from 90 % to 95 %.
    accuracy: createChart(byId('chart-accuracy'), {
      title: 'Accuracy',
      format: (value) => `${(100 * value).toFixed(1).replace('.0', '')} %`,
      marks: [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998],
      scale: (value) => -Math.log(1 - value),
    }),
  };

  let state: State = 'idle';
  let worker: Connection | null = null;
  let about = '';
  let settings: TrainSettings | null = null;
  let steps = 1;
  let stepsPerEpoch = 1;

  const first = backends.find(({ obstacle, drawback }) => obstacle === null && drawback === null)?.name;
  byId('backends').append(...backends.map((info) => option(info, info.name === first)));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (state === 'idle' || state === 'ended') void run();
    else if (state === 'paused') {
      enter('running');
      void worker?.continueTraining();
    }
  });
  stop.addEventListener('click', () => {
    enter('paused');
    void worker?.pauseTraining();
  });
  again.addEventListener('click', () => {
    worker?.close();
    worker = null;
    enter('idle');
    void run();
  });
  const withNet = (act: (file: Uint8Array) => void) => async (): Promise<void> => {
    try {
      if (worker) act(await worker.saveTrained());
    } catch (error) {
      showProblem(problem, 'The net could not be saved', error);
    }
  };
  byId('use-mine').addEventListener('click', withNet(useNet));
  byId('download').addEventListener('click', withNet(download));
  byId('look').addEventListener('click', withNet(look));

  async function run(): Promise<void> {
    const chosen = new FormData(form);
    settings = {
      backend: chosen.get('backend') as BackendName,
      net: chosen.get('net') as NetName,
      epochs: Number(chosen.get('epochs')),
      batchSize: Number(chosen.get('batchSize')),
      learningRate: Number(chosen.get('learningRate')),
      digits: new URL('digits.bin', document.baseURI).href,
    };
    worker?.close();
    const own = connect((news) => own === worker && hear(news));
    worker = own;
    hideProblem(problem);
    enter('running');
    try {
      const trained = await own.train(settings);
      if (own === worker) finish(trained);
    } catch (error) {
      if (own !== worker) return; // closed for another
      enter('idle');
      stage.textContent = 'Not trained.';
      showProblem(problem, `Training on ${backendNames[settings.backend].title} failed`, error);
    }
  }

  function hear(news: Progress): void {
    if (news.kind === 'stage') stage.textContent = stages[news.stage];
    else if (news.kind === 'begin') {
      steps = news.steps;
      stepsPerEpoch = steps / settings!.epochs;
      about = `${news.device} · ${grouped(news.parameters)} weights`;
      pace.textContent = about;
      for (const chart of Object.values(charts)) chart.reset(steps);
    } else if (news.kind === 'steps') {
      const { step, score, stepMilliseconds } = news;
      charts.loss.add({ step, value: score.loss });
      charts.accuracy.add({ step, value: score.accuracy });
      progress.value = step / steps;
      if (state === 'running')
        stage.textContent = `Epoch ${Math.min(settings!.epochs, Math.ceil(step / stepsPerEpoch))} of ${settings!.epochs}, step ${grouped(step)} of ${grouped(steps)}`;
      pace.textContent = `${about} · ${stepMilliseconds.toFixed(stepMilliseconds < 10 ? 1 : 0)} ms a step, ${grouped(Math.round((1000 * settings!.batchSize) / stepMilliseconds))} digits a second`;
    } else {
      charts.loss.addHeldOut({ step: news.step, value: news.heldOut.loss });
      charts.accuracy.addHeldOut({ step: news.step, value: news.heldOut.accuracy });
      showScore(news.heldOut.accuracy, `of the held-out digits read right after epoch ${news.epoch + 1}`);
    }
  }

  function finish({ heldOut, heldOutCount, mistakes }: Trained): void {
    enter('ended');
    progress.value = 1;
    stage.textContent = 'Done.';
    const wrong = Math.round((1 - heldOut.accuracy) * heldOutCount);
    showScore(
      heldOut.accuracy,
      `of the ${grouped(heldOutCount)} held-out digits read right, ${wrong === 0 ? 'none' : grouped(wrong)} wrong`,
    );
    showMistakes(mistakes);
  }

  function showScore(accuracy: number, words: string): void {
    byId('score').textContent = percent(accuracy, 2);
    byId('score-words').textContent = words;
    byId('score').parentElement!.hidden = false;
  }

  /** Buttons and texts as the state wants them. */
  function enter(next: State): void {
    state = next;
    const focused = document.activeElement;
    panel.dataset['state'] = next;
    const busy = next === 'running' || next === 'paused';
    for (const field of form.querySelectorAll<HTMLFieldSetElement>('fieldset')) field.disabled = busy;
    for (const field of form.querySelectorAll('select')) field.disabled = busy;
    start.hidden = next === 'running';
    start.textContent = next === 'paused' ? 'Continue' : next === 'ended' ? 'Train again' : 'Train';
    stop.hidden = next !== 'running';
    again.hidden = next !== 'paused';
    const lost = [start, stop, again].find((button) => button === focused)?.hidden;
    if (lost) (stop.hidden ? start : stop).focus({ preventScroll: true });
    if (next === 'paused') stage.textContent = 'Stopped.';
    byId('trained').hidden = next === 'idle' || next === 'running';
    if (next === 'running' || next === 'idle') byId('mistakes').hidden = true;
    if (next === 'idle') {
      progress.value = 0;
      byId('score').parentElement!.hidden = true;
    }
  }
}

function option({ name, obstacle, drawback }: BackendInfo, checked: boolean): HTMLElement {
  const { title, note } = backendNames[name];
  return element(
    'label',
    { class: 'option' },
    element('input', { type: 'radio', name: 'backend', value: name, checked, disabled: obstacle !== null }),
    element(
      'span',
      {},
      element('b', {}, title),
      element('small', {}, obstacle === null ? (drawback ?? note) : `Not here: ${obstacle}`),
    ),
  );
}

function showMistakes(mistakes: Trained['mistakes']): void {
  const target = byId('mistakes');
  target.hidden = mistakes.length === 0;
  const list = element('ol');
  for (const { label, guess } of mistakes) {
    const canvas = element('canvas', {
      width: 28,
      height: 28,
      role: 'img',
      'aria-label': `a ${label} read as ${guess}`,
    });
    list.append(element('li', {}, canvas, element('span', {}, `${label} read as `, element('b', {}, String(guess)))));
  }
  target.replaceChildren(element('h3', {}, 'What it takes for something else'), list);
  list.querySelectorAll('canvas').forEach((canvas, i) => paintPixels(canvas, mistakes[i]!.pixels, 255));
}

function download(file: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([file as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }));
  element('a', { href: url, download: 'digits.keras' }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

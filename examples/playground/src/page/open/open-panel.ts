import type { BackendInfo, BackendName, ModelInfo } from '../../protocol.ts';
import { backendNames } from '../backend-names.ts';
import { type Connection, connect } from '../connect.ts';
import { byId, element } from '../element.ts';
import { hideProblem, showProblem } from '../show-problem.ts';
import { configView } from './config-view.ts';
import { graphView } from './graph-view.ts';
import type { Drawing } from './inputs/editor.ts';
import { modelHead } from './model-head.ts';
import { obstacleView } from './obstacle-view.ts';
import { type PredictView, predictView, type Runner } from './predict-view.ts';
import { shapeView } from './shape-view.ts';
import { summaryTable } from './summary-table.ts';
import { takeDrops } from './take-drops.ts';

/** The part of the page that opens files. */
export interface OpenPanel {
  open(file: Uint8Array, name: string): Promise<void>;
}

export interface OpenPanelOptions {
  readonly drawing: Drawing;
  /** Which backends there are, once that is known. */
  readonly backends: Promise<readonly BackendInfo[]>;
}

/** A worker whose backend is started. */
interface Started {
  readonly connection: Connection;
  readonly backend: BackendName;
  readonly device: string;
}

export function createOpenPanel({ drawing, backends }: OpenPanelOptions): OpenPanel {
  const [target, problem] = [byId('model'), byId('open-problem')];
  const input = byId<HTMLInputElement>('file');
  /** What was chosen last, for the next file too. */
  let chosen: BackendName | null = null;
  let started: Started | null = null;
  let predicting: PredictView | null = null;
  let opening = 0;

  async function open(file: Uint8Array, name: string): Promise<void> {
    const own = ++opening;
    hideProblem(problem);
    target.hidden = false;
    target.replaceChildren(element('p', { class: 'fine', role: 'status' }, `Opening ${name} …`));
    started?.connection.close(); // with what it still computes
    started = null;
    predicting = null;
    try {
      const all = await backends;
      const [first, note] = await startBest(chosen ?? best(all));
      if (own !== opening) return first.connection.close();
      started = first;
      const { model, obstacle } = await first.connection.openModel(file);
      if (own !== opening) return;
      if (obstacle) showUnrunnable(model, name, obstacleView(name, obstacle));
      else show(model, name, runnerOf(file, all, note));
      target.scrollIntoView({ block: 'start' });
      target.querySelector('h3')?.focus({ preventScroll: true }); // so it is read out, and the next key goes on from there
    } catch (error) {
      if (own !== opening) return;
      target.hidden = true;
      showProblem(problem, `${name} could not be opened`, error);
      problem.scrollIntoView({ block: 'center' });
    }
  }

  function show(model: ModelInfo, name: string, runner: ModelRunner): void {
    predicting = model.inputs.length ? predictView(model, runner, drawing) : null;
    const build = async (shape: readonly (number | null)[]): Promise<void> =>
      show(await runner.build(shape), name, runner);
    target.replaceChildren(
      modelHead(model, name),
      graphView(model),
      predicting?.view ?? shapeView(build),
      section('Summary', summaryTable(model)),
      configView(model.config),
    );
  }

  function showUnrunnable(model: ModelInfo, name: string, why: HTMLElement): void {
    target.replaceChildren(
      modelHead(model, name),
      why,
      graphView(model),
      section('Summary', summaryTable(model)),
      configView(model.config, true),
    );
  }

  /** The model in this file, on whatever backend is started. */
  function runnerOf(file: Uint8Array, all: readonly BackendInfo[], firstNote: string | null): ModelRunner {
    let note = firstNote;
    let built: readonly (number | null)[] | null = null;
    return {
      backends: all,
      get backend() {
        return started!.backend;
      },
      get device() {
        return started!.device;
      },
      get note() {
        return note;
      },
      predict: (inputs) => started!.connection.predict(inputs),
      build: (shape) => {
        built = shape;
        return started!.connection.buildModel(shape);
      },
      moveTo: async (backend) => {
        const own = opening;
        const next = await start(backend);
        try {
          await next.connection.openModel(file);
          if (built) await next.connection.buildModel(built);
        } catch (error) {
          next.connection.close();
          throw error;
        }
        if (own !== opening) return next.connection.close();
        started?.connection.close();
        [started, chosen, note] = [next, backend, null];
      },
    };
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
  // A picture or a table is for the model that is open.
  takeDrops((file) => {
    if (/\.keras$/i.test(file.name) || !predicting?.take(file)) void openFile(file);
  });
  return { open };
}

interface ModelRunner extends Runner {
  /** Builds the model for samples of this shape. */
  build(shape: readonly (number | null)[]): Promise<ModelInfo>;
}

async function start(backend: BackendName): Promise<Started> {
  const connection = connect();
  try {
    return { connection, backend, device: await connection.startBackend(backend) };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Starts a backend, or where it does not start, the one that runs everywhere, with the reason. */
async function startBest(wanted: BackendName): Promise<readonly [started: Started, note: string | null]> {
  try {
    return [await start(wanted), null];
  } catch (error) {
    if (wanted === 'cpu') throw error;
    return [await start('cpu'), `${backendNames[wanted].title} did not start: ${(error as Error).message}`];
  }
}

function best(backends: readonly BackendInfo[]): BackendName {
  return backends.find(({ obstacle, drawback }) => obstacle === null && drawback === null)?.name ?? 'cpu';
}

function section(title: string, content: HTMLElement): HTMLElement {
  return element('div', { class: 'part' }, element('h3', {}, title), content);
}

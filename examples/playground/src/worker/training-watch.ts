import { Callback } from '@oneiros/models';
import type { Score } from '../protocol.ts';
import { tell } from './tell.ts';

/** Losses and metrics by name. */
type Logs = { readonly [name: string]: number };

/** Between two pieces of news lies at least this time, in milliseconds. */
const pace = 150;
/** So many steps may be under way on a GPU before their logs are waited for. */
const mostUnderWay = 8;

/** Tells the page of the steps of a training, and lets the page stop it and go on. */
export class TrainingWatch extends Callback {
  #steps = 0;
  #batches = 0;
  /** At the last news: when, at which step, and the means of the epoch till then. */
  #then = 0;
  #toldSteps = 0;
  #toldBatches = 0;
  #toldMeans: Score = { loss: 0, accuracy: 0 };
  #paused: Promise<void> | null = null;
  #resume: () => void = () => {};

  pause(): void {
    this.#paused ??= new Promise((resolve) => {
      this.#resume = resolve;
    });
  }
  resume(): void {
    this.#resume();
    this.#paused = null;
  }

  override wantsBatchLogs(): boolean {
    const underWay = this.#steps - this.#toldSteps;
    return this.#steps < 2 || underWay >= mostUnderWay || performance.now() - this.#then >= pace;
  }
  override onEpochBegin(): void {
    [this.#batches, this.#toldBatches, this.#toldMeans] = [0, 0, { loss: 0, accuracy: 0 }];
    this.#then = performance.now();
  }
  override async onTrainBatchEnd(_batch: number, { loss, accuracy }: Logs): Promise<void> {
    this.#steps++;
    this.#batches++;
    if (loss !== undefined && accuracy !== undefined) this.#tell({ loss, accuracy });
    await turn();
    if (!this.#paused) return;
    await this.#paused;
    this.#then = performance.now();
  }
  override onTestBegin(): void {
    tell({ kind: 'stage', stage: 'check' });
  }
  override onEpochEnd(epoch: number, { val_loss: loss = 0, val_accuracy: accuracy = 0 }: Logs): void {
    tell({ kind: 'epoch', epoch, step: this.#steps, heldOut: { loss, accuracy } });
  }

  /** `means` are those of the epoch so far; the page gets those of the steps since the last news. */
  #tell(means: Score): void {
    const now = performance.now();
    const count = this.#batches - this.#toldBatches;
    const recent = (name: keyof Score): number =>
      Math.max(0, (means[name] * this.#batches - this.#toldMeans[name] * this.#toldBatches) / count);
    tell({
      kind: 'steps',
      step: this.#steps,
      score: { loss: recent('loss'), accuracy: Math.min(1, recent('accuracy')) },
      stepMilliseconds: (now - this.#then) / (this.#steps - this.#toldSteps),
    });
    [this.#then, this.#toldSteps, this.#toldBatches, this.#toldMeans] = [now, this.#steps, this.#batches, means];
  }
}

/** Lets messages in that have come meanwhile. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

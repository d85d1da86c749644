import { Callback } from './callback.ts';
import { isTerminal, terminal } from './internal/terminal.ts';
import type { Logs } from './logs.ts';

const width = 20;
const pause = 100; // milliseconds between two drawings

/** Shows how far an epoch is, with loss and metrics: a bar that moves (1), or a line an epoch (2). */
export class ProgressBar extends Callback {
  readonly #verbose: 1 | 2;
  readonly #write: (text: string) => void;
  #start = 0;
  #drawn = 0;
  #steps = 0;

  constructor(verbose: 1 | 2 = 1, write?: (text: string) => void) {
    super();
    this.#verbose = verbose;
    this.#write = write ?? ((text) => (terminal() ? terminal()!.write(text) : console.log(text.trim())));
  }
  override wantsBatchLogs(): boolean {
    return this.#verbose === 1 && Date.now() - this.#drawn >= pause;
  }
  override onEpochBegin(epoch: number): void {
    this.#start = Date.now();
    this.#drawn = 0;
    if (this.#verbose === 1) this.#write(`Epoch ${epoch + 1}/${this.params.epochs ?? '?'}\n`);
  }
  override onTrainBatchEnd(batch: number, logs: Logs): void {
    this.#steps = batch + 1;
    if (this.#verbose !== 1 || Object.keys(logs).length === 0 || !this.wantsBatchLogs()) return;
    this.#drawn = Date.now();
    if (isTerminal()) this.#write(`\r\x1b[K${this.#line(logs)}`);
  }
  override onEpochEnd(epoch: number, logs: Logs): void {
    const prefix =
      this.#verbose === 2 ? `Epoch ${epoch + 1}/${this.params.epochs ?? '?'} - ` : isTerminal() ? '\r\x1b[K' : '';
    this.#write(`${prefix}${this.#line(logs)}\n`);
  }

  #line(logs: Logs): string {
    const total = this.params.steps ?? this.#steps;
    const seconds = (Date.now() - this.#start) / 1000;
    const share = Math.min(1, this.#steps / Math.max(1, total));
    const bar =
      this.#verbose === 1
        ? ` ${'━'.repeat(Math.round(share * width))}${'─'.repeat(width - Math.round(share * width))}`
        : '';
    const pace = `${Math.round(seconds)}s ${Math.round((seconds * 1000) / Math.max(1, this.#steps))}ms/step`;
    const values = Object.entries(logs).map(([name, value]) => `${name}: ${shortNumber(value)}`);
    return [`${this.#steps}/${total}${bar} ${pace}`, ...values].join(' - ');
  }
}

function shortNumber(value: number): string {
  return Math.abs(value) >= 1e-3 || value === 0 ? value.toFixed(4) : value.toExponential(4);
}

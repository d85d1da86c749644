import { expected } from '@oneiros/core';
import { type Mode, MonitorCallback } from './internal/monitor-callback.ts';
import { nodeFiles } from './internal/node-files.ts';
import { say } from './internal/terminal.ts';
import type { Logs } from './logs.ts';

export interface ModelCheckpointOptions {
  /** What to watch. Default 'val_loss'. */
  readonly monitor?: string;
  /** 1 says what is saved. Default 0. */
  readonly verbose?: 0 | 1;
  /** Whether to keep only the best. Default false. */
  readonly saveBestOnly?: boolean;
  /** Whether to write the weights alone. Default false. */
  readonly saveWeightsOnly?: boolean;
  /** Whether less ('min') or more ('max') is better. Default 'auto': as the metric says. */
  readonly mode?: Mode;
  /** 'epoch', or after how many batches. Default 'epoch'. */
  readonly saveFreq?: 'epoch' | number;
  /** Value that the first save must beat. */
  readonly initialValueThreshold?: number | null;
}

/**
 * Saves the model during training. In the path `{epoch}`, `{epoch:02d}`, `{val_loss:.2f}` and the like are filled in.
 *
 * ```ts
 * new ModelCheckpoint('best.keras', { saveBestOnly: true });
 * ```
 */
export class ModelCheckpoint extends MonitorCallback {
  readonly #path: string;
  readonly #options: Required<ModelCheckpointOptions>;
  #best: number | null;
  #batches = 0;
  #epoch = 0;

  constructor(filepath: string, options: ModelCheckpointOptions = {}) {
    const all = {
      monitor: 'val_loss',
      verbose: 0,
      saveBestOnly: false,
      saveWeightsOnly: false,
      mode: 'auto',
      saveFreq: 'epoch',
      initialValueThreshold: null,
      ...options,
    } as const;
    super(all.monitor, all.mode);
    this.#options = all;
    this.#path = filepath;
    const { saveWeightsOnly, saveFreq } = all;
    const ending = saveWeightsOnly ? '.weights.h5' : '.keras';
    if (!filepath.endsWith(ending))
      throw expected('ModelCheckpoint: filepath', `a path that ends in ${ending}`, `'${filepath}'`);
    if (saveFreq !== 'epoch' && !(Number.isInteger(saveFreq) && saveFreq > 0))
      throw expected('ModelCheckpoint: saveFreq', "'epoch' or a number of batches", String(saveFreq));
    this.#best = all.initialValueThreshold;
  }
  override wantsBatchLogs(): boolean {
    const { saveFreq } = this.#options;
    return typeof saveFreq === 'number' && this.#batches + 1 >= saveFreq;
  }
  override onEpochBegin(epoch: number): void {
    this.#epoch = epoch;
  }
  override async onTrainBatchEnd(batch: number, logs: Logs): Promise<void> {
    const due = this.wantsBatchLogs();
    this.#batches = due ? 0 : this.#batches + 1;
    if (due) await this.#save(logs, { batch: batch + 1 });
  }
  override async onEpochEnd(_epoch: number, logs: Logs): Promise<void> {
    if (this.#options.saveFreq === 'epoch') await this.#save(logs, {});
  }

  async #save(logs: Logs, more: Logs): Promise<void> {
    const { saveWeightsOnly, verbose } = this.#options;
    const path = fillIn(this.#path, { ...logs, ...more, epoch: this.#epoch + 1 });
    if (!this.#due(logs)) return;
    const folder = path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
    if (folder) nodeFiles()?.mkdirSync(folder, { recursive: true });
    await (saveWeightsOnly ? this.model.saveWeights(path) : this.model.save(path));
    if (verbose) say(`Epoch ${this.#epoch + 1}: saved the model to ${path}`);
  }
  /** Whether to save now. Where what is watched is not in the logs it is saved, as in Keras. */
  #due(logs: Logs): boolean {
    if (!this.#options.saveBestOnly) return true;
    const value = this.monitored(logs);
    if (value === null) return true;
    if (!this.improves(value, this.#best)) return false;
    this.#best = value;
    return true;
  }
}

/** `{name}`, `{name:02d}` and `{name:.3f}` replaced by values. */
function fillIn(path: string, values: Logs): string {
  return path.replace(/\{(\w+)(?::(?:0?(\d+)d?|\.(\d+)f))?\}/g, (_, name: string, width?: string, digits?: string) => {
    const value = values[name];
    if (value === undefined)
      throw expected('ModelCheckpoint: filepath', `names among ${Object.keys(values).join(', ')}`, `{${name}}`);
    if (digits !== undefined) return value.toFixed(Number(digits));
    return String(value).padStart(Number(width ?? 0), '0');
  });
}

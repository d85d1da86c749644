import { expected } from '@oneiros/core';
import type { Logs } from '../training/fit.ts';
import { Callback } from './callback.ts';
import { better, type Mode, monitored } from './monitor.ts';

export interface ModelCheckpointOptions {
  /** What to watch. Default 'val_loss'. */
  readonly monitor?: string;
  /** Whether to keep only the best. Default false. */
  readonly saveBestOnly?: boolean;
  /** Whether to write the weights alone. Default false. */
  readonly saveWeightsOnly?: boolean;
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
export class ModelCheckpoint extends Callback {
  readonly #path: string;
  readonly #options: Required<ModelCheckpointOptions>;
  readonly #better: (value: number, than: number) => boolean;
  #best: number;
  #batches = 0;
  #epoch = 0;

  constructor(filepath: string, options: ModelCheckpointOptions = {}) {
    super();
    this.#options = { monitor: 'val_loss', saveBestOnly: false, saveWeightsOnly: false, mode: 'auto', saveFreq: 'epoch', initialValueThreshold: null, ...options };
    this.#path = filepath;
    const { saveWeightsOnly, initialValueThreshold, monitor, mode } = this.#options;
    const ending = saveWeightsOnly ? '.weights.h5' : '.keras';
    if (!filepath.endsWith(ending)) throw expected('ModelCheckpoint: filepath', `a path that ends in ${ending}`, `'${filepath}'`);
    this.#better = better(monitor, mode);
    this.#best = initialValueThreshold ?? Number.NaN;
  }
  override wantsBatchLogs(): boolean {
    const { saveFreq } = this.#options;
    return typeof saveFreq === 'number' && (this.#batches + 1) % saveFreq === 0;
  }
  override onEpochBegin(epoch: number): void {
    this.#epoch = epoch;
  }
  override async onTrainBatchEnd(batch: number, logs: Logs): Promise<void> {
    const due = this.wantsBatchLogs();
    this.#batches++;
    if (due) await this.#save(logs, { batch: batch + 1 });
  }
  override async onEpochEnd(_epoch: number, logs: Logs): Promise<void> {
    if (this.#options.saveFreq === 'epoch') await this.#save(logs, {});
  }

  async #save(logs: Logs, more: Logs): Promise<void> {
    const { saveBestOnly, saveWeightsOnly, monitor } = this.#options;
    if (saveBestOnly) {
      const value = monitored('ModelCheckpoint', monitor, logs);
      if (!Number.isNaN(this.#best) && !this.#better(value, this.#best)) return;
      this.#best = value;
    }
    const path = fillIn(this.#path, { ...logs, ...more, epoch: this.#epoch + 1 });
    await (saveWeightsOnly ? this.model.saveWeights(path) : this.model.save(path));
  }
}

/** `{name}`, `{name:02d}` and `{name:.3f}` replaced by values. */
function fillIn(path: string, values: Logs): string {
  return path.replace(/\{(\w+)(?::(?:0(\d+)d|\.(\d+)f))?\}/g, (_, name: string, width?: string, digits?: string) => {
    const value = values[name];
    if (value === undefined) throw expected('ModelCheckpoint: filepath', `names among ${Object.keys(values).join(', ')}`, `{${name}}`);
    if (digits !== undefined) return value.toFixed(Number(digits));
    return String(value).padStart(Number(width ?? 0), '0');
  });
}

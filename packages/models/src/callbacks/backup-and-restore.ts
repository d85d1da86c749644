import { expected } from '@oneiros/core';
import { Callback } from './callback.ts';
import { nodeFiles } from './internal/node-files.ts';

export interface BackupAndRestoreOptions {
  /** 'epoch', or after how many batches. Default 'epoch'. */
  readonly saveFreq?: 'epoch' | number;
  /** Whether to keep the backup before the last, for the case that the last is broken. Default false. */
  readonly doubleCheckpoint?: boolean;
  /** Whether to remove the folder when training ends well. Default true. */
  readonly deleteCheckpoint?: boolean;
}

/**
 * Goes on where an interrupted training stopped: keeps weights, state of the optimizer and number of the epoch in a
 * folder, in Node. The files are those of Keras.
 *
 * ```ts
 * await model.fit(x, y, { epochs: 100, callbacks: [new BackupAndRestore('backup')] }); // killed, and run again
 * ```
 */
export class BackupAndRestore extends Callback {
  readonly #folder: string;
  readonly #options: Required<BackupAndRestoreOptions>;
  #resumeAt: number | null = null;
  #epoch = 0;
  #batch = 0;
  #waiting = 0;

  constructor(backupDir: string, options: BackupAndRestoreOptions = {}) {
    super();
    this.#options = { saveFreq: 'epoch', doubleCheckpoint: false, deleteCheckpoint: true, ...options };
    const { saveFreq } = this.#options;
    if (!backupDir) throw expected('BackupAndRestore: backupDir', 'the path of a folder', "''");
    if (saveFreq !== 'epoch' && !(Number.isInteger(saveFreq) && saveFreq > 0)) {
      throw expected('BackupAndRestore: saveFreq', "'epoch' or a number of batches", String(saveFreq));
    }
    this.#folder = backupDir;
  }
  override wantsBatchLogs(): boolean {
    return false;
  }
  override resumeAt(): number | null {
    return this.#resumeAt;
  }

  override async onTrainBegin(): Promise<void> {
    const { model } = this;
    const advice = 'Give the model an Input, or call model.build first.';
    if (!model.built) throw expected('BackupAndRestore', 'a model that is built before fit', model.name, advice);
    this.#resumeAt = null;
    const { weights, metadata } = this.#paths();
    try {
      await this.#restore();
    } catch (error) {
      if (!files().existsSync(`${weights}.bkp`)) throw error;
      files().copyFileSync(`${weights}.bkp`, weights);
      if (files().existsSync(`${metadata}.bkp`)) files().copyFileSync(`${metadata}.bkp`, metadata);
      else files().rmSync(metadata, { force: true });
      await this.#restore();
    }
  }
  override async onEpochEnd(epoch: number): Promise<void> {
    this.#epoch = epoch + 1;
    this.#batch = 0;
    if (this.#options.saveFreq === 'epoch') await this.#save();
  }
  override async onTrainBatchEnd(batch: number): Promise<void> {
    this.#batch = batch;
    if (++this.#waiting !== this.#options.saveFreq) return;
    this.#waiting = 0;
    await this.#save();
  }
  override onTrainEnd(): void {
    if (this.#options.deleteCheckpoint) files().rmSync(this.#folder, { recursive: true, force: true });
  }

  #paths(): { readonly weights: string; readonly metadata: string } {
    return { weights: `${this.#folder}/latest.weights.h5`, metadata: `${this.#folder}/training_metadata.json` };
  }
  async #restore(): Promise<void> {
    const { model } = this;
    const { weights, metadata } = this.#paths();
    if (files().existsSync(weights)) {
      model.optimizer.build(model.trainableVariables);
      await model.loadWeights(weights);
    }
    if (!files().existsSync(metadata)) return;
    const { epoch } = JSON.parse(files().readFileSync(metadata, 'utf8')) as { readonly epoch?: unknown };
    if (!Number.isInteger(epoch)) throw expected(metadata, 'the number of an epoch', String(epoch));
    this.#resumeAt = this.#epoch = epoch as number;
  }
  async #save(): Promise<void> {
    const { weights, metadata } = this.#paths();
    files().mkdirSync(this.#folder, { recursive: true });
    if (this.#options.doubleCheckpoint) {
      for (const path of [weights, metadata]) if (files().existsSync(path)) files().copyFileSync(path, `${path}.bkp`);
    }
    await this.model.saveWeights(weights);
    files().writeFileSync(metadata, JSON.stringify({ epoch: this.#epoch, batch: this.#batch }));
  }
}

function files(): NonNullable<ReturnType<typeof nodeFiles>> {
  const found = nodeFiles();
  if (found) return found;
  throw expected(
    'BackupAndRestore',
    'Node, where there are files',
    'a place without',
    'Save in a callback of your own.',
  );
}

import { expected } from '@oneiros/core';
import { Callback } from './callback.ts';
import { nodeFiles } from './internal/node-files.ts';
import type { Logs } from './logs.ts';

export interface CSVLoggerOptions {
  /** Default ','. */
  readonly separator?: string;
  /** Whether to go on in the file that is there. Default false. */
  readonly append?: boolean;
}

/**
 * Writes the logs of each epoch as a line of a CSV file in Node, or to a function elsewhere.
 *
 * ```ts
 * await model.fit(x, y, { callbacks: [new CSVLogger('training.csv')] });
 * await model.fit(x, y, { callbacks: [new CSVLogger((line) => (element.textContent += line))] });
 * ```
 */
export class CSVLogger extends Callback {
  readonly #target: string | ((line: string) => void);
  readonly #separator: string;
  readonly #append: boolean;
  #keys: readonly string[] | null = null;
  #headed = false;

  /** `filename`, or a function that takes each line with its end. */
  constructor(filename: string | ((line: string) => void), { separator = ',', append = false }: CSVLoggerOptions = {}) {
    super();
    this.#target = filename;
    this.#separator = separator;
    this.#append = append;
  }
  override onTrainBegin(): void {
    this.#keys = null;
    if (typeof this.#target !== 'string') return;
    const files = this.#files();
    if (this.#append && files.existsSync(this.#target)) this.#headed = files.statSync(this.#target).size > 0;
    else if (!this.#append) files.writeFileSync(this.#target, '');
  }
  override onEpochEnd(epoch: number, logs: Logs): void {
    this.#keys ??= keysOf(logs);
    if (!this.#headed) this.#line(['epoch', ...this.#keys]);
    this.#headed = true;
    this.#line([String(epoch), ...this.#keys.map((key) => String(logs[key] ?? 'NA'))]);
  }
  #line(cells: readonly string[]): void {
    const line = `${cells.map((cell) => (/["\r\n]/.test(cell) || cell.includes(this.#separator) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(this.#separator)}\r\n`;
    if (typeof this.#target === 'string') this.#files().appendFileSync(this.#target, line);
    else this.#target(line);
  }
  #files(): NonNullable<ReturnType<typeof nodeFiles>> {
    const files = nodeFiles();
    if (files) return files;
    throw expected(
      'CSVLogger',
      'a function that takes lines, where there are no files',
      'a file name',
      'Pass (line) => … in the place of the name.',
    );
  }
}

/** Sorted names; where there was no validation in the first epoch there is room for it. */
function keysOf(logs: Logs): readonly string[] {
  const keys = Object.keys(logs).sort();
  return keys.some((key) => key.startsWith('val_')) ? keys : [...keys, ...keys.map((key) => `val_${key}`)];
}

import { expected } from '@oneiros/core';
import type { Logs } from '../training/fit.ts';

/** Whether less or more of a quantity is better; 'auto' tells by its name. */
export type Mode = 'auto' | 'min' | 'max';

/** Compares values of a monitored quantity. */
export function better(monitor: string, mode: Mode): (value: number, than: number) => boolean {
  if (!['auto', 'min', 'max'].includes(mode)) throw expected('mode', "'auto', 'min' or 'max'", `'${mode}'`);
  const up = mode === 'max' || (mode === 'auto' && /acc|auc|precision|recall|f1|f-score|fscore|iou|dice|r2|top_k/i.test(monitor));
  return up ? (value, than) => value > than : (value, than) => value < than;
}
/** The monitored value of an epoch, or an error that names what there is. */
export function monitored(subject: string, monitor: string, logs: Logs): number {
  const value = logs[monitor];
  if (value !== undefined) return value;
  throw expected(`${subject}: monitor`, `one of ${Object.keys(logs).join(', ')}`, `'${monitor}'`, monitor.startsWith('val_') ? 'Pass validationData or validationSplit to fit.' : 'Name a metric given to compile.');
}

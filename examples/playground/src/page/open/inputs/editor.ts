import type { Values } from '../../../protocol.ts';

/** A way to give one input of a model. */
export interface Editor {
  /** What the way is called, in a word. */
  readonly label: string;
  readonly view: HTMLElement;
  /** Samples, with the batch. @throws Error that says what is wrong with what was given */
  values(): Values;
  /** Shows these samples, if it can. */
  fill(values: Values): void;
  /** Takes a file of the kind that it knows; whether it does. */
  take(file: File): boolean;
}

/** Pixels of the drawing pad, 28 × 28. */
export type Drawing = () => Float32Array | null;

/** A number as short as it can be read. */
export function short(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toFixed(4)));
}

import { expected, flatten, isPlainObject, show } from '@oneiros/core';
import { Tensor } from '@oneiros/tensor';

/** What was given for all outputs, as a list with one entry for each: by place, by name, or the same for all. */
export function perOutput<T>(
  subject: string,
  given: unknown,
  count: number,
  names: readonly string[],
  keys: readonly string[] | null,
): readonly (T | null)[] {
  if (isPlainObject(given)) {
    const known = keys && Object.keys(given).every((key) => keys.includes(key)) ? keys : names;
    refuseStrangers(subject, given, known);
    return known.map((name) => (given[name] ?? null) as T | null);
  }
  if (Array.isArray(given) && count > 1) {
    if (given.length === count) return given as readonly T[];
    throw expected(subject, `one entry for each of ${count} outputs`, `${given.length}`);
  }
  return new Array<T>(count).fill(given as T);
}

/**
 * Tensors of a tree in the order of the outputs. Given by name they are one for each output, `null` where one has none;
 * given by place there may be fewer, and whoever asks says what that means.
 */
export function inOrder(
  subject: string,
  tree: unknown,
  outputs: unknown,
  names: readonly string[],
): readonly (Tensor | null)[] {
  if (isPlainObject(tree)) {
    const keys = keysOf(outputs);
    const known = keys && Object.keys(tree).every((key) => keys.includes(key)) ? keys : names;
    refuseStrangers(subject, tree, known);
    return known.map((name) => (tree[name] instanceof Tensor ? (tree[name] as Tensor) : null));
  }
  return flatten(tree).filter((leaf) => leaf instanceof Tensor);
}

/** Keys of outputs that are an object, in the order of their leaves. */
export function keysOf(outputs: unknown): readonly string[] | null {
  return isPlainObject(outputs) ? Object.keys(outputs).sort() : null;
}

function refuseStrangers(subject: string, given: object, known: readonly string[]): void {
  const stranger = Object.keys(given).find((key) => !known.includes(key));
  if (stranger === undefined) return;
  const what = known.length
    ? `entries for outputs among ${known.join(', ')}`
    : 'an array: the outputs of this model have no names';
  throw expected(
    subject,
    what,
    show(Object.keys(given)),
    known.length ? `'${stranger}' is no output of the model.` : '',
  );
}

import { expected, flatten, isPlainObject, show } from '@oneiros/core';
import { Tensor } from '@oneiros/tensor';

/** What was given for all outputs, as a list with one entry for each: by place, by name, or the same for all. */
export function perOutput<T>(subject: string, given: unknown, count: number, names: readonly string[], keys: readonly string[] | null): readonly (T | null)[] {
  if (isPlainObject(given)) {
    const known = keys && Object.keys(given).every((key) => keys.includes(key)) ? keys : names;
    const stranger = Object.keys(given).find((key) => !known.includes(key));
    if (stranger !== undefined) throw expected(subject, `entries for outputs among ${known.join(', ')}`, show(Object.keys(given)), `'${stranger}' is no output of the model.`);
    return known.map((name) => (given[name] ?? null) as T | null);
  }
  if (Array.isArray(given) && count > 1) {
    if (given.length === count) return given as readonly T[];
    throw expected(subject, `one entry for each of ${count} outputs`, `${given.length}`);
  }
  return new Array<T>(count).fill(given as T);
}

/** Tensors of a tree in the order of the outputs: by place, or by name where the outputs are an array and these are not. */
export function inOrder(tree: unknown, outputs: unknown, names: readonly string[]): readonly Tensor[] {
  if (isPlainObject(tree) && !isPlainObject(outputs)) return names.flatMap((name) => (tree[name] === undefined ? [] : [tree[name] as Tensor]));
  return flatten(tree).filter((leaf) => leaf instanceof Tensor);
}

/** Keys of outputs that are an object, in the order of their leaves. */
export function keysOf(outputs: unknown): readonly string[] | null {
  return isPlainObject(outputs) ? Object.keys(outputs).sort() : null;
}

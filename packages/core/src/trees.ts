/** Values nested in arrays and plain objects. */
export type Tree<T> = T | readonly Tree<T>[] | { readonly [key: string]: Tree<T> };

/** Whether a value is an object literal: a branch of a tree, where an instance of a class is a leaf. */
export function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The leaves of a tree, in order: arrays by index, objects by sorted key (as `keras.tree.flatten`). */
export function flatten(tree: unknown): unknown[] {
  const leaves: unknown[] = [];
  visit(tree, (leaf) => leaves.push(leaf));
  return leaves;
}
function visit(tree: unknown, leaf: (value: unknown) => void): void {
  if (Array.isArray(tree)) for (const branch of tree) visit(branch, leaf);
  else if (isPlainObject(tree)) for (const key of Object.keys(tree).sort()) visit(tree[key], leaf);
  else leaf(tree);
}

/** The tree with every leaf replaced by `to(leaf)`, visited in the order of `flatten`. */
export function mapTree(tree: unknown, to: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(tree)) return tree.map((branch) => mapTree(branch, to));
  if (!isPlainObject(tree)) return to(tree);
  const mapped = new Map(
    Object.keys(tree)
      .sort()
      .map((key) => [key, mapTree(tree[key], to)]),
  );
  return Object.fromEntries(Object.keys(tree).map((key) => [key, mapped.get(key)])); // keeps the order of keys
}

/** The tree of the same structure with `leaves`, in the order of `flatten`. */
export function unflatten(tree: unknown, leaves: readonly unknown[]): unknown {
  let at = 0;
  return mapTree(tree, () => leaves[at++]);
}

/** A text that is equal for trees of the same structure whose leaves have the same `label`. */
export function treeKey(tree: unknown, label: (leaf: unknown) => string): string {
  if (Array.isArray(tree)) return `[${tree.map((branch) => treeKey(branch, label)).join(',')}]`;
  if (!isPlainObject(tree)) return label(tree);
  return `{${Object.keys(tree)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${treeKey(tree[key], label)}`)
    .join(',')}}`;
}

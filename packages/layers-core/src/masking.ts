import { flatten, mapTree } from '@oneiros/core';
import { Tensor } from '@oneiros/tensor';

/** True where a step counts. */
export type Mask = Tensor | null;

const masks = /*#__PURE__*/ new WeakMap<Tensor, Tensor>();

/** The mask that a layer has put on `x`, if any. */
export function maskOf(x: Tensor): Mask {
  return masks.get(x) ?? null;
}
/** Puts a mask on `x`, for the layers that come after. */
export function setMask(x: Tensor, mask: Mask): void {
  if (mask) masks.set(x, mask);
}
/** Masks of a tree of tensors: a tree of the same structure, or null where no tensor has one. */
export function masksOf(tree: unknown): unknown {
  const any = flatten(tree).some((leaf) => leaf instanceof Tensor && masks.has(leaf));
  return any ? mapTree(tree, (leaf) => (leaf instanceof Tensor ? maskOf(leaf) : null)) : null;
}

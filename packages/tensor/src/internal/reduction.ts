import { canonicalAxes, type Shape } from '@oneiros/core';
import type { Spec } from '../tensor.ts';

export interface ReduceOptions {
  /** The axis or axes to reduce; `null` (the default) means all. */
  readonly axis?: number | readonly number[] | null;
  /** Keeps reduced axes with size 1. Default false. */
  readonly keepdims?: boolean;
}
/** Canonical form of the options. */
export interface ReduceAttrs {
  readonly axes: readonly number[];
  readonly keepdims: boolean;
}

export function reduceAttrs(name: string, x: Spec, { axis = null, keepdims = false }: ReduceOptions): ReduceAttrs {
  return { axes: canonicalAxes(axis, x.shape.length, `ops.${name}: axis`), keepdims };
}
/** The shape that is left. */
export function reducedShape(shape: Shape, { axes, keepdims }: ReduceAttrs): number[] {
  return keepdims ? shape.map((n, i) => (axes.includes(i) ? 1 : n)) : shape.filter((_, i) => !axes.includes(i));
}
/** The rule of a reduction that keeps the dtype. */
export function reduceSpec([x]: readonly [Spec], attrs: ReduceAttrs): Spec {
  return { shape: reducedShape(x.shape, attrs), dtype: x.dtype };
}

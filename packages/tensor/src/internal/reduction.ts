import { canonicalAxes, canonicalAxis, expected, type Shape, sizeOf } from '@oneiros/core';
import { reshape } from '../ops/reshape.ts';
import type { Application, Value } from '../program.ts';
import { asTensor, type Spec, type Tensor, type TensorLike } from '../tensor.ts';

export interface ReduceOptions {
  /** The axis or axes to reduce; `null` (the default) means all. */
  readonly axis?: number | readonly number[] | null;
  /** Keeps reduced axes with size 1. Default false. */
  readonly keepdims?: boolean;
}
/** Options of `max` and `min`. */
export interface ExtremeOptions extends ReduceOptions {
  /** A value that joins the elements, which may then be none. */
  readonly initial?: number;
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
/** The same reduction of each element of a stack. */
export function ofStack<A extends { readonly axes: readonly number[] }>(attrs: A): A {
  return { ...attrs, axes: attrs.axes.map((axis) => axis + 1) };
}
/** The rule of a reduction that keeps the dtype. */
export function reduceSpec([x]: readonly [Spec], attrs: ReduceAttrs): Spec {
  return { shape: reducedShape(x.shape, attrs), dtype: x.dtype };
}
/** A reduction over no axis is its input. */
export function withoutAxes({ inputs: [x], attrs }: Application): Value | null {
  return (attrs as ReduceAttrs).axes.length ? null : x!;
}
/** Refuses to take the extreme of nothing. */
export function checkNotEmpty(name: string, x: Spec, attrs: ReduceAttrs): void {
  if (attrs.axes.every((i) => x.shape[i] !== 0) || sizeOf(reducedShape(x.shape, attrs)) === 0) return;
  throw expected(
    `ops.${name}`,
    'at least one element along the reduced axes',
    `shape=[${x.shape}]`,
    'Pass `initial`, which is the result of nothing.',
  );
}

export interface ArgOptions {
  /** The axis along which to look; `null` (the default) flattens. */
  readonly axis?: number | null;
  /** Keeps the axis with size 1. Default false. */
  readonly keepdims?: boolean;
}
/** Canonical form of the options. */
export interface ArgAttrs {
  readonly axis: number;
  readonly keepdims: boolean;
}
/** The rule of ops that give an index along an axis. */
export function argSpec([x]: readonly [Spec], { axis, keepdims }: ArgAttrs): Spec {
  return { shape: reducedShape(x.shape, { axes: [axis], keepdims }), dtype: 'int32' };
}
/** Applies `op` along one axis, or to the flattened tensor. */
export function alongAxis(
  name: string,
  x: TensorLike,
  { axis = null, keepdims = false }: ArgOptions,
  op: (x: Tensor, attrs: ArgAttrs) => Tensor,
): Tensor {
  const t = asTensor(x);
  if (axis === null) {
    checkNotEmpty(name, t, { axes: t.shape.map((_, i) => i), keepdims });
    const index = op(reshape(t, [-1]), { axis: 0, keepdims: false });
    return keepdims
      ? reshape(
          index,
          t.shape.map(() => 1),
        )
      : index;
  }
  const at = canonicalAxis(axis, t.shape.length, `ops.${name}: axis`);
  checkNotEmpty(name, t, { axes: [at], keepdims });
  return op(t, { axis: at, keepdims });
}

import { isFloat, type Shape, sameShape, sizeOf } from '@oneiros/core';
import { type ElementType, elementTypes } from './element-types.ts';
import type { Attributes, Graph, Ref } from './graph.ts';
import { computeType } from './kernel-types.ts';

/** Small building blocks of graphs. Each adds what is needed and nothing where it would change nothing. */

/** Another element type, by ONNX's rules: a float outside of an integer's range is anything. `always`: whatever x.type says. */
export function castTo(graph: Graph, x: Ref, type: ElementType, always = false): Ref {
  if (x.type === type && !always) return x;
  return graph.node('Cast', [x], { type, shape: x.shape }, { to: elementTypes[type] });
}

/** The same elements in another shape. */
export function reshapeTo(graph: Graph, x: Ref, shape: Shape): Ref {
  if (sameShape(x.shape, shape)) return x;
  return graph.node('Reshape', [x, graph.ints(shape)], { type: x.type, shape }, { allowzero: 1 });
}

/** Axis i of the result is axis `axes[i]` of x. */
export function transposeTo(graph: Graph, x: Ref, axes: readonly number[]): Ref {
  if (axes.every((axis, i) => axis === i)) return x;
  const shape = axes.map((axis) => x.shape[axis]!);
  const moved = (list: readonly number[]): readonly number[] => list.filter((axis) => x.shape[axis] !== 1);
  // Only axes of size 1 change their place: no element moves.
  if (sizeOf(x.shape) > 0 && moved(axes).every((axis, i, all) => i === 0 || all[i - 1]! < axis))
    return reshapeTo(graph, x, shape);
  return graph.node('Transpose', [x], { type: x.type, shape }, { perm: axes });
}

/** Repeated along new and size-1 axes. */
export function broadcastRef(graph: Graph, x: Ref, shape: Shape): Ref {
  return sameShape(x.shape, shape) ? x : graph.node('Expand', [x, graph.ints(shape)], { type: x.type, shape });
}

/** Elements `starts[i], starts[i] + steps[i], …` (`sizes[i]` of them) along each axis. */
export function sliceOf(
  graph: Graph,
  x: Ref,
  starts: readonly number[],
  sizes: readonly number[],
  steps: readonly number[],
): Ref {
  const axes = x.shape.map((_, i) => i).filter((i) => starts[i] !== 0 || sizes[i] !== x.shape[i] || steps[i] !== 1);
  if (axes.length === 0) return x;
  const pick = (list: readonly number[]): Ref => graph.ints(axes.map((i) => list[i]!));
  const ends = starts.map((start, i) => (sizes[i] === 0 ? start : start + (sizes[i]! - 1) * steps[i]! + 1));
  return graph.node('Slice', [x, pick(starts), pick(ends), graph.ints(axes), pick(steps)], {
    type: x.type,
    shape: sizes,
  });
}

/** In the opposite order along some axes. */
export function flipRef(graph: Graph, x: Ref, axes: readonly number[]): Ref {
  const real = axes.filter((axis) => x.shape[axis]! > 1);
  if (real.length === 0 || sizeOf(x.shape) === 0) return x;
  const all = (value: number): Ref => graph.ints(real.map(() => value));
  // −2⁶³ + 1 as the end means "to the first element and no further"; a double cannot say it, −2⁵³ is far enough.
  return graph.node('Slice', [x, all(-1), all(Number.MIN_SAFE_INTEGER), graph.ints(real), all(-1)], {
    type: x.type,
    shape: x.shape,
  });
}

/** Side by side along an axis. */
export function concatRefs(graph: Graph, parts: readonly Ref[], axis: number): Ref {
  const first = parts[0]!;
  if (parts.length === 1) return first;
  const total = parts.reduce((sum, part) => sum + part.shape[axis]!, 0);
  return graph.node(
    'Concat',
    parts,
    { type: first.type, shape: first.shape.map((n, i) => (i === axis ? total : n)) },
    { axis },
  );
}

/**
 * A node whose operands and result have one element type: in the nearest wider type where onnxruntime lacks a kernel,
 * cast back afterwards. Integers wrap, as a wider type cut back does.
 */
export function typedNode(
  graph: Graph,
  op: string,
  inputs: readonly Ref[],
  shape: Shape,
  attributes: Attributes = {},
): Ref {
  const { type } = inputs[0]!;
  const within = computeType(op, type);
  const result = graph.node(
    op,
    inputs.map((x) => castTo(graph, x, within)),
    { type: within, shape },
    attributes,
  );
  return castTo(graph, result, type);
}

/** The same for a node whose result is bool. */
export function predicateNode(graph: Graph, op: string, inputs: readonly Ref[], shape: Shape): Ref {
  const within = computeType(op, inputs[0]!.type);
  return graph.node(
    op,
    inputs.map((x) => castTo(graph, x, within)),
    { type: 'bool', shape },
  );
}

/** `condition ? x : y` */
export function whereRef(graph: Graph, condition: Ref, x: Ref, y: Ref, shape: Shape): Ref {
  const within = computeType('Where', x.type);
  const result = graph.node('Where', [condition, castTo(graph, x, within), castTo(graph, y, within)], {
    type: within,
    shape,
  });
  return castTo(graph, result, x.type);
}

/** Whether elements of this type are floats. */
export function isFloatType(type: ElementType): boolean {
  return isFloat(type);
}

import { isFloat, type Shape, sizeOf } from '@oneiros/core';
import { type Application, type WindowAttrs, windowMaxGradientOp, windowMaxOp, windowSumOp } from '@oneiros/tensor';
import { concatRefs, reshapeTo, sliceOf, typedNode, whereRef } from '../internal/emit.ts';
import type { Graph, Ref } from '../internal/graph.ts';
import type { Context, LoweringEntry } from '../internal/lowering.ts';
import { Operand, operandOf, transposedOperand } from '../internal/operand.ts';
import { padRef } from './movement.ts';

/** Pooling. */
export const windowLowerings: readonly LoweringEntry[] = [
  [windowMaxOp, { lower: ([x], { attrs, outputs }, context) => [windowMax(x!, attrs as WindowAttrs, outputs[0]!.shape, context)], accepts: isMaximum }],
  [windowSumOp, { lower: windowSum, accepts: isSum }],
  [windowMaxGradientOp, { lower: windowMaxGradient, accepts: isTiled }],
];

/** Most elements of a window for which its places are written out. */
const fewPlaces = 64;

function isMaximum({ inputs, outputs, attrs }: Application): boolean {
  const { dtype } = inputs[0]!;
  return isFloat(dtype) && sizeOf(outputs[0]!.shape) > 0 && sizeOf(inputs[0]!.shape) > 0 && (isImage(inputs[0]!, attrs as WindowAttrs) || sizeOf((attrs as WindowAttrs).window) <= fewPlaces);
}
function isSum({ inputs, outputs, attrs }: Application): boolean {
  const { dtype } = inputs[0]!;
  return dtype !== 'bool' && sizeOf(outputs[0]!.shape) > 0 && sizeOf(inputs[0]!.shape) > 0 && (isImage(inputs[0]!, attrs as WindowAttrs) || sizeOf((attrs as WindowAttrs).window) <= fewPlaces);
}
/** (N, …spatial, C) in float32 with windows over up to three spatial axes: what the pooling nodes do. */
function isImage({ dtype, shape }: { readonly dtype: string; readonly shape: Shape }, { window, strides, padding }: WindowAttrs): boolean {
  const still = (axis: number): boolean => window[axis] === 1 && strides[axis] === 1 && padding[axis]!.every((p) => p === 0);
  const small = padding.every((p, i) => p.every((width) => width < window[i]!));
  return dtype === 'float32' && shape.length >= 3 && shape.length <= 5 && still(0) && still(shape.length - 1) && (small || window.every((w) => w === 1));
}

function windowMax(x: Operand, attrs: WindowAttrs, shape: Shape, context: Context): Operand {
  const image = isImage({ dtype: x.type, shape: x.shape }, attrs);
  if (image) return pooled('MaxPool', x, attrs, shape, {}, context);
  const { graph } = context;
  const parts = placesOf(graph, x.plain(graph), Number.NEGATIVE_INFINITY, attrs, shape);
  return operandOf(parts.reduce((a, b) => typedNode(graph, 'Max', [a, b], shape)));
}

function windowSum([x]: readonly Operand[], { attrs, outputs }: Application, context: Context): readonly Operand[] {
  const given = attrs as WindowAttrs;
  const { shape } = outputs[0]!;
  const { graph } = context;
  if (!isImage({ dtype: x!.type, shape: x!.shape }, given)) {
    const parts = placesOf(graph, x!.plain(graph), 0, given, shape);
    return [operandOf(parts.reduce((a, b) => typedNode(graph, 'Add', [a, b], shape)))];
  }
  // The mean, padding counted, times the size of the window.
  const mean = pooled('AveragePool', x!, given, shape, { count_include_pad: 1 }, context);
  const size = graph.scalar('float32', sizeOf(given.window));
  if (!mean.isBlocked) return [operandOf(graph.node('Mul', [mean.plain(graph), size], { type: 'float32', shape }))];
  const ref = mean.blocked(graph, context.block);
  return [new Operand({ type: 'float32', shape }, { blocked: graph.node('Mul', [ref, size], ref) })];
}

/** A pooling node: on channel blocks where x lies so or the blocks are whole, else on channels first. */
function pooled(node: string, x: Operand, { window, strides, padding }: WindowAttrs, shape: Shape, attributes: { readonly [name: string]: number }, { graph, block }: Context): Operand {
  const inner = <T>(list: readonly T[]): readonly T[] => list.slice(1, -1);
  const channels = x.shape.at(-1)!;
  const pads = inner(padding);
  const all = {
    ...attributes,
    kernel_shape: inner(window),
    strides: inner(strides),
    pads: [...pads.map(([low]) => low), ...pads.map(([, high]) => high)],
  };
  if (block > 0 && x.rank === 4 && channels % block === 0) {
    const [n, h, w] = shape as readonly [number, number, number];
    const input = reshapeTo(graph, x.blocked(graph, block), [x.shape[0]!, channels, x.shape[1]!, x.shape[2]!]);
    const ref = graph.node(node, [input], { type: 'float32', shape: [n, channels, h, w] }, all, 'com.microsoft.nchwc');
    return new Operand({ type: 'float32', shape }, { blocked: reshapeTo(graph, ref, [n, channels / block, h, w, block]) });
  }
  const spatial = x.shape.slice(1, -1).map((_, i) => i + 1);
  const first = transposedOperand(x, [0, x.rank - 1, ...spatial]).plain(graph);
  const out = graph.node(node, [first], { type: 'float32', shape: [shape[0]!, channels, ...inner(shape)] }, all);
  return transposedOperand(operandOf(out), [0, ...spatial.map((i) => i + 1), 1]);
}

/** For each place in the window, row by row: the elements at this place of all windows. */
function placesOf(graph: Graph, x: Ref, padding: number, attrs: WindowAttrs, sizes: Shape): readonly Ref[] {
  const { window, strides } = attrs;
  const [low, high] = [attrs.padding.map((p) => p[0]), attrs.padding.map((p) => p[1])];
  const shape = x.shape.map((n, i) => n + low[i]! + high[i]!);
  const padded = padRef(graph, x, graph.scalar(x.type, padding), { low, high, interior: low.map(() => 0) }, shape);
  return Array.from({ length: sizeOf(window) }, (_, flat) => sliceOf(graph, padded, placeOf(flat, window), sizes, strides));
}
function placeOf(flat: number, sizes: Shape): number[] {
  const place = new Array<number>(sizes.length);
  for (let i = sizes.length - 1, rest = flat; i >= 0; i--) {
    place[i] = rest % sizes[i]!;
    rest = Math.floor(rest / sizes[i]!);
  }
  return place;
}

/** Windows side by side without padding over the spatial axes: what the usual pooling layers have. Others are expanded. */
function isTiled(application: Application): boolean {
  const { inputs, attrs } = application;
  const { window, strides, padding } = attrs as WindowAttrs;
  const unpadded = padding.every((p) => p.every((width) => width === 0));
  return unpadded && isImage(inputs[0]!, attrs as WindowAttrs) && inputs[0]!.shape.length === 4 && window.every((w, i) => w === strides[i]) && sizeOf(window) <= fewPlaces && sizeOf(inputs[1]!.shape) > 0;
}

/**
 * dy to the first maximum of each window. The image is split into its places in the windows, whose gradients are put
 * together again; in channel blocks or row-major, as x lies.
 */
function windowMaxGradient([x, dy]: readonly Operand[], { inputs, attrs }: Application, context: Context): readonly Operand[] {
  const { graph, block } = context;
  const given = attrs as WindowAttrs;
  const [, h, w] = given.window as readonly [number, number, number];
  const small = inputs[1]!.shape;
  const blocked = block > 0 && (x!.isBlocked || dy!.isBlocked) && x!.shape[3]! % block === 0;
  const lying = (operand: Operand): Ref => (blocked ? operand.blocked(graph, block) : operand.plain(graph));
  const axis = blocked ? 2 : 1;
  const most = lying(windowMax(x!, given, small, context));
  const [rows, columns] = [small[1]!, small[2]!];
  const whole = lying(x!);
  const cut = resized(graph, whole, axis, rows * h, columns * w);
  const [before, after] = [whole.shape.slice(0, axis), whole.shape.slice(axis + 2)];
  const apart = reshapeTo(graph, cut, [...before, rows, h, columns, w, ...after]);
  const parts = splitInto(graph, apart, axis + 1).flatMap((row) => splitInto(graph, row, axis + 3));
  const one = [...before, rows, 1, columns, 1, ...after];
  const [top, share] = [reshapeTo(graph, most, one), reshapeTo(graph, lying(dy!), one)];
  const gradients = firstMaximum(graph, parts, top).map((isFirst) => whereRef(graph, isFirst, share, graph.scalar('float32', 0), one));
  const joined = Array.from({ length: h }, (_, i) => concatRefs(graph, gradients.slice(i * w, (i + 1) * w), axis + 3));
  const image = reshapeTo(graph, concatRefs(graph, joined, axis + 1), cut.shape);
  const result = resized(graph, image, axis, x!.shape[1]!, x!.shape[2]!);
  return [blocked ? new Operand({ type: 'float32', shape: x!.shape }, { blocked: result }) : operandOf(result)];
}

/** For each part, where it is the maximum and none before it is. */
function firstMaximum(graph: Graph, parts: readonly Ref[], top: Ref): readonly Ref[] {
  const bool = { type: 'bool', shape: top.shape } as const;
  let free: Ref | null = null; // no part so far is the maximum
  return parts.map((part) => {
    const isMost = graph.node('Equal', [part, top], bool);
    const isFirst: Ref = free ? graph.node('And', [isMost, free], bool) : isMost;
    const not = graph.node('Not', [isMost], bool);
    free = free ? graph.node('And', [free, not], bool) : not;
    return isFirst;
  });
}

function splitInto(graph: Graph, x: Ref, axis: number): readonly Ref[] {
  const count = x.shape[axis]!;
  if (count === 1) return [x];
  const shape = x.shape.map((n, i) => (i === axis ? 1 : n));
  return graph.nodes('Split', [x], Array.from({ length: count }, () => ({ type: x.type, shape })), { axis, num_outputs: count });
}

/** Height and width cut at the far end, or filled up with zeros there. */
function resized(graph: Graph, x: Ref, axis: number, height: number, width: number): Ref {
  const change = x.shape.map((n, i) => (i === axis ? height - n : i === axis + 1 ? width - n : 0));
  const none = change.map(() => 0);
  const shape = x.shape.map((n, i) => n + change[i]!);
  return padRef(graph, x, graph.scalar(x.type, 0), { low: none, high: change, interior: none }, shape);
}

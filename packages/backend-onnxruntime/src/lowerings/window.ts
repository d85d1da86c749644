import { isFloat, type Shape, sizeOf } from '@oneiros/core';
import { type Application, type WindowAttrs, windowMaxGradientOp, windowMaxOp, windowSumOp } from '@oneiros/tensor';
import { applyElementwise } from '../internal/elementwise.ts';
import { castTo, concatRefs, reshapeTo, sliceOf, typedNode, whereRef } from '../internal/emit.ts';
import type { Graph, Ref } from '../internal/graph.ts';
import type { Context, LoweringEntry } from '../internal/lowering.ts';
import { once } from '../internal/once.ts';
import { Operand, operandOf, type Recipe, transposedOperand } from '../internal/operand.ts';
import { padRef } from './movement.ts';

/** Pooling. */
export const windowLowerings: readonly LoweringEntry[] = [
  [
    windowMaxOp,
    {
      lower: ([x], { attrs, outputs }, context) => [windowMax(x!, attrs as WindowAttrs, outputs[0]!.shape, context)],
      accepts: isMaximum,
    },
  ],
  [windowSumOp, { lower: windowSum, accepts: isSum }],
  [windowMaxGradientOp, { lower: windowMaxGradient, accepts: isTiled }],
];

/** Most elements of a window for which its places are written out. */
const fewPlaces = 64;

function isMaximum({ inputs, outputs, attrs }: Application): boolean {
  const { dtype } = inputs[0]!;
  return (
    isFloat(dtype) &&
    sizeOf(outputs[0]!.shape) > 0 &&
    sizeOf(inputs[0]!.shape) > 0 &&
    (isImage(inputs[0]!, attrs as WindowAttrs) || sizeOf((attrs as WindowAttrs).window) <= fewPlaces)
  );
}
function isSum({ inputs, outputs, attrs }: Application): boolean {
  const { dtype } = inputs[0]!;
  return (
    dtype !== 'bool' &&
    sizeOf(outputs[0]!.shape) > 0 &&
    sizeOf(inputs[0]!.shape) > 0 &&
    (isImage(inputs[0]!, attrs as WindowAttrs) || sizeOf((attrs as WindowAttrs).window) <= fewPlaces)
  );
}
/** (N, …spatial, C) in float32 with windows over up to three spatial axes: what the pooling nodes do. */
function isImage(
  { dtype, shape }: { readonly dtype: string; readonly shape: Shape },
  { window, strides, padding }: WindowAttrs,
): boolean {
  const still = (axis: number): boolean =>
    window[axis] === 1 && strides[axis] === 1 && padding[axis]!.every((p) => p === 0);
  const small = padding.every((p, i) => p.every((width) => width < window[i]!));
  return (
    dtype === 'float32' &&
    shape.length >= 3 &&
    shape.length <= 5 &&
    still(0) &&
    still(shape.length - 1) &&
    (small || window.every((w) => w === 1))
  );
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
function pooled(
  node: string,
  x: Operand,
  { window, strides, padding }: WindowAttrs,
  shape: Shape,
  attributes: { readonly [name: string]: number },
  { graph, block }: Context,
): Operand {
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
    return new Operand(
      { type: 'float32', shape },
      { blocked: reshapeTo(graph, ref, [n, channels / block, h, w, block]) },
    );
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
  return Array.from({ length: sizeOf(window) }, (_, flat) =>
    sliceOf(graph, padded, placeOf(flat, window), sizes, strides),
  );
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
  return (
    unpadded &&
    isImage(inputs[0]!, attrs as WindowAttrs) &&
    inputs[0]!.shape.length === 4 &&
    window.every((w, i) => w === strides[i]) &&
    sizeOf(window) <= fewPlaces &&
    sizeOf(inputs[1]!.shape) > 0
  );
}

/** A gradient of maxima that is not in the graph yet. */
interface MaximumGradient extends Recipe {
  readonly kind: 'maximum-gradient';
  /** Where the maxima were taken. */
  readonly of: Operand;
  /** The same with 0 for windows whose maximum is not positive. */
  rectified(): Operand;
}

/**
 * `of > 0 ? x : 0`, where x is the gradient of maxima of `of` that nothing else uses: what lands on an element belongs to
 * a window of which it is the maximum, so the windows can be asked in place of the elements, which are more.
 */
export function withinPositive(x: Operand, of: Operand): Operand | null {
  const gradient = x.recipe?.kind === 'maximum-gradient' && x.uses === 1 ? (x.recipe as MaximumGradient) : null;
  return gradient && gradient.of === of ? gradient.rectified() : null;
}

/** dy to the first maximum of each window; in channel blocks or row-major, as x lies. */
function windowMaxGradient(
  [x, dy]: readonly Operand[],
  { inputs, attrs }: Application,
  context: Context,
): readonly Operand[] {
  const given = attrs as WindowAttrs;
  const { graph, block } = context;
  const { shape } = x!;
  const blocked = block > 0 && (x!.isBlocked || dy!.isBlocked) && shape[3]! % block === 0;
  const result = (isRectified: boolean): Operand => {
    const made = once(() => {
      const maxima = windowMax(x!, given, inputs[1]!.shape, context);
      return spreadToMaxima(x!, maxima, isRectified ? rectify(maxima, dy!, context) : dy!, given, blocked, context);
    });
    const recipe: MaximumGradient = {
      kind: 'maximum-gradient',
      of: x!,
      rectified: () => result(true),
      make: () => made().plain(graph),
      ...(blocked && { makeBlocked: () => made().blocked(graph, block) }),
    };
    return new Operand({ type: 'float32', shape }, { recipe });
  };
  return [result(false)];
}

function rectify(maxima: Operand, dy: Operand, context: Context): Operand {
  return applyElementwise([maxima, dy], dy.shape, context, (graph, [y, share], own) => {
    const positive = graph.node('Greater', [y!, graph.scalar('float32', 0)], { type: 'bool', shape: own });
    return whereRef(graph, positive, share!, graph.scalar('float32', 0), own);
  });
}

/** The image is split into its places in the windows, whose gradients are put together again. */
function spreadToMaxima(
  x: Operand,
  maxima: Operand,
  dy: Operand,
  { window }: WindowAttrs,
  blocked: boolean,
  { graph, block }: Context,
): Operand {
  const [, h, w] = window as readonly [number, number, number];
  const lying = (operand: Operand): Ref => (blocked ? operand.blocked(graph, block) : operand.plain(graph));
  const axis = blocked ? 2 : 1;
  const [rows, columns] = [maxima.shape[1]!, maxima.shape[2]!];
  const whole = lying(x);
  const cut = resized(graph, whole, axis, rows * h, columns * w);
  const [before, after] = [whole.shape.slice(0, axis), whole.shape.slice(axis + 2)];
  const apart = reshapeTo(graph, cut, [...before, rows, h, columns, w, ...after]);
  const parts = splitInto(graph, apart, axis + 1).flatMap((row) => splitInto(graph, row, axis + 3));
  const one = [...before, rows, 1, columns, 1, ...after];
  const [top, share] = [reshapeTo(graph, lying(maxima), one), reshapeTo(graph, lying(dy), one)];
  // · 1 or · 0, since a choice takes three times as long.
  const gradients = firstMaximum(graph, parts, top).map((isFirst) =>
    graph.node('Mul', [castTo(graph, isFirst, 'float32'), share], { type: 'float32', shape: one }),
  );
  const joined = Array.from({ length: h }, (_, i) => concatRefs(graph, gradients.slice(i * w, (i + 1) * w), axis + 3));
  const image = reshapeTo(graph, concatRefs(graph, joined, axis + 1), cut.shape);
  const result = resized(graph, image, axis, x.shape[1]!, x.shape[2]!);
  return blocked ? new Operand({ type: 'float32', shape: x.shape }, { blocked: result }) : operandOf(result);
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
  return graph.nodes(
    'Split',
    [x],
    Array.from({ length: count }, () => ({ type: x.type, shape })),
    { axis, num_outputs: count },
  );
}

/** Height and width cut at the far end, or filled up with zeros there. */
function resized(graph: Graph, x: Ref, axis: number, height: number, width: number): Ref {
  const change = x.shape.map((n, i) => (i === axis ? height - n : i === axis + 1 ? width - n : 0));
  const none = change.map(() => 0);
  const shape = x.shape.map((n, i) => n + change[i]!);
  return padRef(graph, x, graph.scalar(x.type, 0), { low: none, high: change, interior: none }, shape);
}

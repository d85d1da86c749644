import { isFloat, type Shape, sizeOf } from '@oneiros/core';
import {
  type Application,
  dynamicSliceOp,
  dynamicUpdateSliceOp,
  gatherNdOp,
  scatterAlongAxisOp,
  scatterNdOp,
  takeAlongAxisOp,
  takeOp,
} from '@oneiros/tensor';
import type { ElementType } from '../internal/element-types.ts';
import { castTo, concatRefs, reshapeTo, sliceOf, whereRef } from '../internal/emit.ts';
import type { Graph, Ref } from '../internal/graph.ts';
import type { Context, LoweringEntry } from '../internal/lowering.ts';
import { type Operand, operandOf } from '../internal/operand.ts';

/**
 * Elements by index. onnxruntime ends the run where an index is out of range; here such a read gives NaN (or the
 * integer of JAX's fill; by coordinates, 0), and such a write does nothing.
 */
export const indexingLowerings: readonly LoweringEntry[] = [
  [takeOp, { lower: take, accepts: ({ inputs }) => sizeOf(inputs[0]!.shape) > 0 }],
  [takeAlongAxisOp, { lower: takeAlongAxis, accepts: ({ inputs }) => sizeOf(inputs[0]!.shape) > 0 }],
  [
    gatherNdOp,
    { lower: gatherNd, accepts: ({ inputs }) => sizeOf(inputs[0]!.shape) > 0 && inputs[1]!.shape.at(-1)! > 0 },
  ],
  [scatterNdOp, { lower: scatterNd, accepts: canScatter }],
  [scatterAlongAxisOp, { lower: scatterAlongAxis, accepts: canScatter }],
  [dynamicSliceOp, { lower: dynamicSlice }],
  [dynamicUpdateSliceOp, { lower: dynamicUpdateSlice }],
];

/** Indices brought into range, and whether each was in it. */
function clipped(graph: Graph, indices: Ref, size: number): { readonly index: Ref; readonly inside: Ref } {
  const { shape } = indices;
  const wide = castTo(graph, indices, 'int64');
  const index = graph.node('Clip', [wide, graph.scalar('int64', 0), graph.scalar('int64', Math.max(0, size - 1))], {
    type: 'int64',
    shape,
  });
  return { index, inside: graph.node('Equal', [index, wide], { type: 'bool', shape }) };
}

/** `values` where `inside` (which broadcasts) holds, else what stands for an element that is not there. */
function filled(graph: Graph, values: Ref, inside: Ref): Ref {
  const { type, shape } = values;
  if (isFloat(type)) {
    // · 1 or · NaN: cheaper than a choice.
    const factor = whereRef(graph, inside, graph.scalar(type, 1), graph.scalar(type, Number.NaN), inside.shape);
    return graph.node('Mul', [values, factor], { type, shape });
  }
  return whereRef(graph, inside, values, graph.scalar(type, fillOf(type)), shape);
}
/** JAX's: the least of a signed type, the greatest of an unsigned one, true. */
function fillOf(type: ElementType): number | bigint {
  const fills: { readonly [type in ElementType]?: number | bigint } = {
    bool: 1,
    int8: -128,
    int16: -32768,
    int32: -2147483648,
    int64: -(2n ** 63n),
    uint8: 255,
    uint16: 65535,
    uint32: 4294967295,
    uint64: 2n ** 64n - 1n,
  };
  return fills[type] ?? 0;
}

function take(
  [x, indices]: readonly Operand[],
  { attrs, outputs }: Application,
  { graph }: Context,
): readonly Operand[] {
  const { axis } = attrs as { readonly axis: number };
  const { shape } = outputs[0]!;
  const { index, inside } = clipped(graph, indices!.plain(graph), x!.shape[axis]!);
  const taken = graph.node('Gather', [x!.plain(graph), index], { type: x!.type, shape }, { axis });
  const after = x!.shape.slice(axis + 1).map(() => 1);
  return [operandOf(filled(graph, taken, reshapeTo(graph, inside, [...inside.shape, ...after])))];
}

function takeAlongAxis(
  [x, indices]: readonly Operand[],
  { attrs, outputs }: Application,
  { graph }: Context,
): readonly Operand[] {
  const { axis } = attrs as { readonly axis: number };
  const { index, inside } = clipped(graph, indices!.plain(graph), x!.shape[axis]!);
  const taken = graph.node(
    'GatherElements',
    [x!.plain(graph), index],
    { type: x!.type, shape: outputs[0]!.shape },
    { axis },
  );
  return [operandOf(filled(graph, taken, inside))];
}

function gatherNd([x, indices]: readonly Operand[], { outputs }: Application, { graph }: Context): readonly Operand[] {
  const { shape } = outputs[0]!;
  const { index, inside } = clippedCoordinates(graph, indices!.plain(graph), x!.shape);
  const taken = graph.node('GatherND', [x!.plain(graph), index], { type: x!.type, shape });
  const spread = reshapeTo(graph, inside, [...inside.shape, ...shape.slice(inside.shape.length).map(() => 1)]);
  return [operandOf(whereRef(graph, spread, taken, graph.scalar(x!.type, 0), shape))];
}

/** Coordinates in the last axis brought into range, and whether all of a place were in it. */
function clippedCoordinates(graph: Graph, indices: Ref, shape: Shape): { readonly index: Ref; readonly inside: Ref } {
  const depth = indices.shape.at(-1)!;
  const wide = castTo(graph, indices, 'int64');
  const spec = { type: 'int64', shape: indices.shape } as const;
  const most = graph.ints(shape.slice(0, depth).map((n) => Math.max(0, n - 1)));
  const index = graph.node('Min', [graph.node('Max', [wide, graph.scalar('int64', 0)], spec), most], spec);
  const same = graph.node('Equal', [index, wide], { type: 'bool', shape: indices.shape });
  const last = indices.shape.length - 1;
  const inside = graph.node(
    'ReduceMin',
    [same, graph.ints([last])],
    { type: 'bool', shape: indices.shape.slice(0, -1) },
    { keepdims: 0 },
  );
  return { index, inside };
}

type ScatterMode = 'update' | 'add' | 'multiply' | 'max' | 'min';
const reductions: { readonly [mode in ScatterMode]: string } = {
  update: 'none',
  add: 'add',
  multiply: 'mul',
  max: 'max',
  min: 'min',
};

function canScatter({ inputs, attrs }: Application): boolean {
  const { mode } = attrs as { readonly mode: ScatterMode };
  const [x, indices] = inputs;
  return (
    x!.dtype !== 'bool' &&
    sizeOf(x!.shape) > 0 &&
    sizeOf(indices!.shape) > 0 &&
    (mode === 'update' || isFloat(x!.dtype) || mode === 'add')
  );
}

/** Updates that must do nothing are replaced by what does nothing in this mode; a replaced element goes to a place of its own, cut off after. */
function neutral(mode: ScatterMode): number {
  const values: { readonly [mode in ScatterMode]: number } = {
    update: 0,
    add: 0,
    multiply: 1,
    max: Number.NEGATIVE_INFINITY,
    min: Number.POSITIVE_INFINITY,
  };
  return values[mode];
}

function scatterNd(
  [x, indices, updates]: readonly Operand[],
  { attrs }: Application,
  { graph }: Context,
): readonly Operand[] {
  const { mode } = attrs as { readonly mode: ScatterMode };
  const target = x!.plain(graph);
  const given = updates!.plain(graph);
  const places = indices!.plain(graph);
  const depth = places.shape.at(-1)!;
  const { index, inside } = clippedCoordinates(graph, places, x!.shape);
  const spread = reshapeTo(graph, inside, [...inside.shape, ...x!.shape.slice(depth).map(() => 1)]);
  if (mode !== 'update') {
    const safe = whereRef(graph, spread, given, graph.scalar(x!.type, neutral(mode)), given.shape);
    return [
      operandOf(
        graph.node(
          'ScatterND',
          [target, index, safe],
          { type: x!.type, shape: x!.shape },
          { reduction: reductions[mode] },
        ),
      ),
    ];
  }
  // Rows of a matrix, with one row more for what goes nowhere.
  const rows = sizeOf(x!.shape.slice(0, depth));
  const width = sizeOf(x!.shape.slice(depth));
  const count = sizeOf(inside.shape);
  const steps = x!.shape.slice(0, depth).map((_, i) => sizeOf(x!.shape.slice(i + 1, depth)));
  const scaled = graph.node('Mul', [index, graph.ints(steps)], { type: 'int64', shape: index.shape });
  const flat = graph.node(
    'ReduceSum',
    [scaled, graph.ints([index.shape.length - 1])],
    { type: 'int64', shape: inside.shape },
    { keepdims: 0 },
  );
  const row = whereRef(graph, inside, flat, graph.scalar('int64', rows), inside.shape);
  const extended = graph.node(
    'Pad',
    [reshapeTo(graph, castTo(graph, target, paddable(x!.type)), [rows, width]), graph.ints([0, 0, 1, 0])],
    { type: paddable(x!.type), shape: [rows + 1, width] },
  );
  const spec = { type: paddable(x!.type), shape: [rows + 1, width] };
  const written = graph.node(
    'ScatterND',
    [extended, reshapeTo(graph, row, [count, 1]), reshapeTo(graph, castTo(graph, given, spec.type), [count, width])],
    spec,
  );
  const kept = sliceOf(graph, written, [0, 0], [rows, width], [1, 1]);
  return [operandOf(reshapeTo(graph, castTo(graph, kept, x!.type), x!.shape))];
}
function paddable(type: ElementType): ElementType {
  return type === 'int16' || type === 'uint16' ? 'int32' : type;
}

function scatterAlongAxis(
  [x, indices, updates]: readonly Operand[],
  { attrs }: Application,
  { graph }: Context,
): readonly Operand[] {
  const { axis, mode } = attrs as { readonly axis: number; readonly mode: ScatterMode };
  const given = updates!.plain(graph);
  const size = x!.shape[axis]!;
  const type = mode === 'update' ? paddable(x!.type) : x!.type;
  const { index, inside } = clipped(graph, indices!.plain(graph), size);
  if (mode !== 'update') {
    const safe = whereRef(graph, inside, given, graph.scalar(type, neutral(mode)), given.shape);
    return [
      operandOf(
        graph.node(
          'ScatterElements',
          [x!.plain(graph), index, safe],
          { type, shape: x!.shape },
          { axis, reduction: reductions[mode] },
        ),
      ),
    ];
  }
  const shape = x!.shape.map((n, i) => (i === axis ? n + 1 : n));
  const widths = [...shape.map(() => 0), ...shape.map((_, i) => Number(i === axis))];
  const extended = graph.node('Pad', [castTo(graph, x!.plain(graph), type), graph.ints(widths)], { type, shape });
  const place = whereRef(graph, inside, index, graph.scalar('int64', size), index.shape);
  const written = graph.node(
    'ScatterElements',
    [extended, place, castTo(graph, given, type)],
    { type, shape },
    { axis },
  );
  const kept = sliceOf(
    graph,
    written,
    x!.shape.map(() => 0),
    x!.shape,
    x!.shape.map(() => 1),
  );
  return [operandOf(castTo(graph, kept, x!.type))];
}

/** Starts as XLA moves them: so that the part lies inside. */
function startsOf(graph: Graph, starts: readonly Operand[], shape: Shape, sizes: Shape): readonly Ref[] {
  return starts.map((start, i) => {
    const wide = reshapeTo(graph, castTo(graph, start.plain(graph), 'int64'), [1]);
    return graph.node('Clip', [wide, graph.scalar('int64', 0), graph.scalar('int64', shape[i]! - sizes[i]!)], {
      type: 'int64',
      shape: [1],
    });
  });
}

function dynamicSlice(
  [x, ...starts]: readonly Operand[],
  { outputs }: Application,
  { graph }: Context,
): readonly Operand[] {
  const { shape } = outputs[0]!;
  const partial = shape.map((_, i) => i).filter((i) => shape[i] !== x!.shape[i]);
  if (partial.length === 0) return [x!];
  const all = startsOf(graph, starts, x!.shape, shape);
  const begin = concatRefs(
    graph,
    partial.map((i) => all[i]!),
    0,
  );
  const end = graph.node('Add', [begin, graph.ints(partial.map((i) => shape[i]!))], {
    type: 'int64',
    shape: [partial.length],
  });
  const part = graph.node('Slice', [x!.plain(graph), begin, end, graph.ints(partial)], { type: x!.type, shape });
  // The shape is said once more, since onnxruntime cannot know it.
  return [operandOf(graph.node('Reshape', [part, graph.ints(shape)], { type: x!.type, shape }, { allowzero: 1 }))];
}

function dynamicUpdateSlice(
  [x, update, ...starts]: readonly Operand[],
  _: Application,
  { graph }: Context,
): readonly Operand[] {
  const all = startsOf(graph, starts, x!.shape, update!.shape);
  return [operandOf(replaced(graph, x!.plain(graph), update!.plain(graph), all, 0))];
}
/** Axis by axis: what is before the part, the part (replaced along the axes that follow), what is behind it. */
function replaced(graph: Graph, x: Ref, update: Ref, starts: readonly Ref[], from: number): Ref {
  const axis = x.shape.findIndex((n, i) => i >= from && n !== update.shape[i]);
  if (axis < 0) return update;
  const { type, shape } = x;
  const start = starts[axis]!;
  const stop = graph.node('Add', [start, graph.ints([update.shape[axis]!])], { type: 'int64', shape: [1] });
  // How large the outer pieces are is known only when the graph runs.
  const piece = (begin: Ref, end: Ref, size: number): Ref =>
    graph.node('Slice', [x, begin, end, graph.ints([axis])], {
      type,
      shape: shape.map((n, i) => (i === axis ? size : n)),
    });
  const middle = piece(start, stop, update.shape[axis]!);
  const inner = shape.some((n, i) => i > axis && n !== update.shape[i])
    ? replaced(graph, middle, update, starts, axis + 1)
    : update;
  const parts = [
    piece(graph.ints([0]), start, shape[axis]!),
    inner,
    piece(stop, graph.ints([shape[axis]!]), shape[axis]!),
  ];
  const whole = graph.node('Concat', parts, { type, shape }, { axis });
  return graph.node('Reshape', [whole, graph.ints(shape)], { type, shape }, { allowzero: 1 });
}

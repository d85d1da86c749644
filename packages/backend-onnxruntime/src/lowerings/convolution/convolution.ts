import { type Shape, sizeOf } from '@oneiros/core';
import { reshapeTo, transposeTo } from '../../internal/emit.ts';
import type { Graph, Ref } from '../../internal/graph.ts';
import type { Context } from '../../internal/lowering.ts';
import { once } from '../../internal/once.ts';
import { Operand, operandOf, type Recipe, transposedOperand, unbroadcast } from '../../internal/operand.ts';
import { blockedFilter, directFilter, paddedChannels, paddedFilters } from './filters.ts';

/** How a window moves over the spatial axes. */
export interface Windowing {
  readonly strides: readonly number[];
  readonly padding: readonly (readonly [low: number, high: number])[];
  readonly dilation: readonly number[];
  readonly groups: number;
}
type Activation = 'Relu' | 'Tanh' | 'Sigmoid';

/** A convolution that is not in the graph yet: it can take a bias and an activation along. */
interface Convolution extends Recipe {
  readonly kind: 'convolution';
  /** What it would be with them; `null` where it has them already. */
  with(change: { readonly bias?: Operand; readonly activation?: Activation }): Operand | null;
  /** Absent where the result cannot lie in channel blocks. */
  readonly makeBlocked?: (graph: Graph) => Ref;
}

/**
 * x (N, …spatial, C) convolved with kernel (…spatial, C / groups, O). Over one and two spatial axes in float32 by the
 * convolutions of onnxruntime on channel blocks (MLAS's NCHWc kernels), which need no patches of the image in memory:
 * onnxruntime itself uses them for constant weights only, but they take any. All others by Conv on channels first.
 */
export function convolve(
  x: Operand,
  kernel: Operand,
  windowing: Windowing,
  shape: Shape,
  { graph, block }: Context,
): Operand {
  const { groups } = windowing;
  const images = x.type === 'float32' && (x.rank === 3 || x.rank === 4) && block > 0 && groups === 1;
  return images ? inBlocks(x, kernel, windowing, shape, block) : channelsFirst(graph, x, kernel, windowing, shape);
}

/** `x + bias`, where x is a convolution that nothing else uses and `bias` has one value for each filter. */
export function withBias(x: Operand, bias: Operand): Operand | null {
  const { shape } = unbroadcast(bias);
  const perFilter = sizeOf(shape) === x.shape.at(-1) && (shape.at(-1) === sizeOf(shape) || sizeOf(shape) === 1);
  return perFilter && bias.rank <= x.rank ? changed(x, { bias: unbroadcast(bias) }) : null;
}
/** `activation(x)`, where x is a convolution that nothing else uses. */
export function withActivation(x: Operand, activation: Activation): Operand | null {
  return changed(x, { activation });
}
function changed(x: Operand, change: Parameters<Convolution['with']>[0]): Operand | null {
  return x.recipe?.kind === 'convolution' && x.uses === 1 ? (x.recipe as Convolution).with(change) : null;
}

interface Parts {
  readonly bias?: Operand;
  readonly activation?: Activation;
}
function inBlocks(
  x: Operand,
  kernel: Operand,
  windowing: Windowing,
  shape: Shape,
  block: number,
  parts: Parts = {},
): Operand {
  const filters = shape.at(-1)!;
  const whole = filters % block === 0;
  const image = shape.length === 4 ? shape : [shape[0]!, 1, ...shape.slice(1)];
  const [n, h, w] = image as readonly [number, number, number];
  const blockedShape = [n, filters / block, h, w, block];
  const nodeOnce = once((graph: Graph) => blockNode(graph, x, kernel, windowing, image, block, parts));
  const make = (graph: Graph): Ref => {
    const attributes = { channels: filters, channels_last: 1 };
    const plain = graph.node(
      'ReorderOutput',
      [nodeOnce(graph)],
      { type: 'float32', shape: image },
      attributes,
      'com.microsoft.nchwc',
    );
    return reshapeTo(graph, plain, shape);
  };
  const recipe: Convolution = {
    kind: 'convolution',
    make,
    with: (change) => {
      const taken = parts.activation !== undefined || (change.bias !== undefined && parts.bias !== undefined);
      return taken ? null : inBlocks(x, kernel, windowing, shape, block, { ...parts, ...change });
    },
    ...(whole &&
      shape.length === 4 && { makeBlocked: (graph: Graph) => reshapeTo(graph, nodeOnce(graph), blockedShape) }),
  };
  return new Operand({ type: 'float32', shape }, { recipe });
}

/** The node itself. Its result has the shape [N, O, H, W] on paper and lies as [N, O / block, H, W, block]. */
function blockNode(
  graph: Graph,
  x: Operand,
  kernel: Operand,
  windowing: Windowing,
  image: Shape,
  block: number,
  { bias, activation }: Parts,
): Ref {
  const [n, h, w, filters] = image as readonly [number, number, number, number];
  const channels = x.shape.at(-1)!;
  const lifted = x.rank === 3;
  const lift = (list: readonly number[], value: number): readonly number[] => (lifted ? [value, ...list] : list);
  const size = lift(kernel.shape.slice(0, -2), 1);
  const direct = channels < block;
  const input = direct ? planes(graph, x) : blocks(graph, x, block);
  const filter = direct ? directFilter(graph, kernel, size, block) : blockedFilter(graph, kernel, size, block);
  const pads = windowing.padding;
  const attributes = {
    kernel_shape: size,
    strides: lift(windowing.strides, 1),
    dilations: lift(windowing.dilation, 1),
    pads: [
      ...lift(
        pads.map(([low]) => low),
        0,
      ),
      ...lift(
        pads.map(([, high]) => high),
        0,
      ),
    ],
    group: 1,
    ...(activation && { activation }),
  };
  const added = bias ? paddedFilters(graph, bias, filters, block) : null;
  const padded = Math.ceil(filters / block) * block;
  return graph.node(
    'Conv',
    [input, filter, added],
    { type: 'float32', shape: [n, padded, h, w] },
    attributes,
    'com.microsoft.nchwc',
  );
}

/** Few channels, each a plane of its own: [N, C, H, W]. */
function planes(graph: Graph, x: Operand): Ref {
  const first = transposedOperand(x, [0, x.rank - 1, ...x.shape.slice(1, -1).map((_, i) => i + 1)]).plain(graph);
  return x.rank === 4 ? first : reshapeTo(graph, first, [x.shape[0]!, x.shape[2]!, 1, x.shape[1]!]);
}
/** Channels in blocks, as many as needed, written [N, C, H, W]. */
function blocks(graph: Graph, x: Operand, block: number): Ref {
  const whole = paddedChannels(graph, x, block);
  const [n, h, w, c] = (whole.rank === 4 ? whole.shape : [whole.shape[0], 1, ...whole.shape.slice(1)]) as readonly [
    number,
    number,
    number,
    number,
  ];
  const lifted = whole.rank === 4 ? whole : operandOf(reshapeTo(graph, whole.plain(graph), [n, h, w, c]));
  return reshapeTo(graph, lifted.blocked(graph, block), [n, c, h, w]);
}

/** Conv on [N, C, …spatial], for all ranks, types and groups. */
function channelsFirst(
  graph: Graph,
  x: Operand,
  kernel: Operand,
  { strides, padding, dilation, groups }: Windowing,
  shape: Shape,
): Operand {
  const spatial = strides.map((_, i) => i);
  const n = spatial.length;
  const input = transposedOperand(x, [0, n + 1, ...spatial.map((i) => i + 1)]).plain(graph);
  const filter = transposeTo(graph, kernel.plain(graph), [n + 1, n, ...spatial]);
  const attributes = {
    kernel_shape: kernel.shape.slice(0, n),
    strides,
    dilations: dilation,
    pads: [...padding.map(([low]) => low), ...padding.map(([, high]) => high)],
    group: groups,
  };
  const first = [shape[0]!, shape[n + 1]!, ...shape.slice(1, -1)];
  const out = operandOf(graph.node('Conv', [input, filter], { type: x.type, shape: first }, attributes));
  return transposedOperand(out, [0, ...spatial.map((i) => i + 2), 1]);
}

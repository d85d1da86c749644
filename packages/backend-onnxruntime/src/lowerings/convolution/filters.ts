import { type Shape, sizeOf } from '@oneiros/core';
import { reshapeTo, transposeTo } from '../../internal/emit.ts';
import type { Graph, Ref } from '../../internal/graph.ts';
import { type Operand, operandOf, type Transposed } from '../../internal/operand.ts';

/** Kernels and biases as the convolutions on channel blocks take them. Rests of a block are filled with zeros. */

/**
 * A kernel […size, I, O] for an input in blocks: in memory [O / block, I / block, …size, block of I, block of O],
 * written [O, I, …size].
 */
export function blockedFilter(graph: Graph, kernel: Operand, size: Shape, block: number): Ref {
  const [i, o] = paddedSizes(kernel, block);
  const [h, w] = size as readonly [number, number];
  const arranged =
    fromBlockedImage(graph, kernel, block) ??
    transposeTo(
      graph,
      reshapeTo(graph, padded(graph, kernel, [i, o]), [h, w, i / block, block, o / block, block]),
      [4, 2, 0, 1, 3, 5],
    );
  return reshapeTo(graph, arranged, [o, i, h, w]);
}

/** A kernel for an input of few channels, each a plane: in memory [O / block, I, …size, block of O]. */
export function directFilter(graph: Graph, kernel: Operand, size: Shape, block: number): Ref {
  const i = kernel.shape.at(-2)!;
  const [, o] = paddedSizes(kernel, block);
  const [h, w] = size as readonly [number, number];
  const parts = reshapeTo(graph, padded(graph, kernel, [i, o]), [h, w, i, o / block, block]);
  return reshapeTo(graph, transposeTo(graph, parts, [3, 2, 0, 1, 4]), [o, i, h, w]);
}

/** One number for each filter. */
export function paddedFilters(graph: Graph, bias: Operand, filters: number, block: number): Ref {
  const line = reshapeTo(graph, bias.plain(graph), [filters]);
  const rest = (block - (filters % block)) % block;
  return rest === 0
    ? line
    : graph.node('Pad', [line, graph.ints([0, rest])], { type: line.type, shape: [filters + rest] });
}

/** An input whose channels fill whole blocks. */
export function paddedChannels(graph: Graph, x: Operand, block: number): Operand {
  const channels = x.shape.at(-1)!;
  const rest = (block - (channels % block)) % block;
  if (rest === 0) return x;
  const widths = [...x.shape.map(() => 0), ...x.shape.map((_, i) => (i === x.rank - 1 ? rest : 0))];
  const shape = [...x.shape.slice(0, -1), channels + rest];
  return operandOf(graph.node('Pad', [x.plain(graph), graph.ints(widths)], { type: x.type, shape }));
}

function paddedSizes(kernel: Operand, block: number): readonly [i: number, o: number] {
  const whole = (n: number): number => Math.ceil(n / block) * block;
  return [whole(kernel.shape.at(-2)!), whole(kernel.shape.at(-1)!)];
}
function padded(graph: Graph, kernel: Operand, [i, o]: readonly [number, number]): Ref {
  const ref = kernel.plain(graph);
  const [own, filters] = kernel.shape.slice(-2) as [number, number];
  if (i === own && o === filters) return ref;
  const spatial = kernel.shape.slice(0, -2);
  const none = spatial.map(() => 0);
  return graph.node('Pad', [ref, graph.ints([...none, 0, 0, ...none, i - own, o - filters])], {
    type: ref.type,
    shape: [...spatial, i, o],
  });
}

/**
 * The kernel may be an image [N, H, W, O] in blocks, seen as a kernel [H, W, N, O] (so the gradient for a kernel is
 * computed). Then whole blocks of O move, and nothing need be row-major in between.
 */
function fromBlockedImage(graph: Graph, kernel: Operand, block: number): Ref | null {
  if (kernel.recipe?.kind !== 'transposed') return null;
  const { of, axes } = kernel.recipe as Transposed;
  const isImage = of.rank === 4 && axes.join() === '1,2,0,3' && of.isBlocked;
  if (!isImage || of.shape[0]! % block !== 0 || of.shape[3]! % block !== 0) return null;
  const [n, h, w, o] = of.shape as readonly [number, number, number, number];
  const parts = reshapeTo(graph, of.blocked(graph, block), [n / block, block, o / block, sizeOf([h, w]), block]);
  return transposeTo(graph, parts, [2, 0, 3, 1, 4]);
}

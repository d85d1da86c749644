import { broadcastShapes, type Shape, sameShape, sizeOf } from '@oneiros/core';
import type { ElementType } from './element-types.ts';
import { broadcastRef, reshapeTo, transposeTo } from './emit.ts';
import type { Graph, Ref } from './graph.ts';

/**
 * How a value comes about that is not in the graph yet. It is put there when someone needs it as it is; an op that can
 * do better looks at `kind`: a product takes a transposed operand as it was before, a sum takes one that is not broadcast.
 */
export interface Recipe {
  readonly kind: string;
  /** Puts the value into the graph, row-major. */
  make(graph: Graph): Ref;
  /** Puts the value into the graph in channel blocks, where it comes so. */
  readonly makeBlocked?: (graph: Graph) => Ref;
}
/** `of` with its axes permuted. */
export interface Transposed extends Recipe {
  readonly kind: 'transposed';
  readonly of: Operand;
  readonly axes: readonly number[];
}
/** `of` repeated along new and size-1 axes. */
export interface Broadcast extends Recipe {
  readonly kind: 'broadcast';
  readonly of: Operand;
}

/** A value of the program on its way into the graph. */
export class Operand {
  readonly type: ElementType;
  readonly shape: Shape;
  /** Elements of this operand are one number, known now. */
  readonly number: number | undefined;
  readonly recipe: Recipe | null;
  /** How often the program uses the value. */
  uses = 0;
  #plain: Ref | null;
  #blocked: Ref | null;

  constructor(
    spec: { readonly type: ElementType; readonly shape: Shape },
    { plain = null, blocked = null, recipe = null, number }: OperandForms,
  ) {
    this.type = spec.type;
    this.shape = spec.shape;
    this.recipe = recipe;
    this.number = number;
    this.#plain = plain;
    this.#blocked = blocked;
  }

  /** Number of dimensions. */
  get rank(): number {
    return this.shape.length;
  }
  /** Number of elements. */
  get size(): number {
    return sizeOf(this.shape);
  }
  /** Whether it is in the graph in channel blocks, and not row-major. */
  get isBlocked(): boolean {
    return this.#plain === null && (this.#blocked !== null || this.#blockRecipe !== null);
  }

  /** The value in the graph, row-major. */
  plain(graph: Graph): Ref {
    this.#plain ??= this.#blocked ? fromBlocks(graph, this.#blocked, this.shape) : this.recipe!.make(graph);
    return this.#plain;
  }
  /**
   * An image [N, H, W, C] in the order [N, C / block, H, W, block] in which the fast convolutions of onnxruntime work.
   * C must be a multiple of the block.
   */
  blocked(graph: Graph, block: number): Ref {
    if (this.#plain === null) this.#blocked ??= this.#blockRecipe?.(graph) ?? null;
    this.#blocked ??= swappedToBlocks(graph, this, block) ?? toBlocks(graph, this.plain(graph), block);
    return this.#blocked;
  }
  get #blockRecipe(): ((graph: Graph) => Ref) | null {
    return this.recipe?.makeBlocked ?? null;
  }
}

/** What is known of an operand; at least one of `plain`, `blocked` and `recipe`. */
export interface OperandForms {
  readonly plain?: Ref | null;
  readonly blocked?: Ref | null;
  readonly recipe?: Recipe | null;
  readonly number?: number | undefined;
}

/** An operand that is in the graph. */
export function operandOf(ref: Ref): Operand {
  return new Operand(ref, { plain: ref });
}

/** `of` with axis i of the result being its axis `axes[i]`. */
export function transposedOperand(of: Operand, axes: readonly number[]): Operand {
  const inner = of.recipe?.kind === 'transposed' ? (of.recipe as Transposed) : null;
  if (inner)
    return transposedOperand(
      inner.of,
      axes.map((axis) => inner.axes[axis]!),
    );
  if (axes.every((axis, i) => axis === i)) return of;
  const shape = axes.map((axis) => of.shape[axis]!);
  const recipe: Transposed = {
    kind: 'transposed',
    of,
    axes,
    make: (graph) => transposeTo(graph, of.plain(graph), axes),
  };
  return new Operand({ type: of.type, shape }, { recipe, number: of.number });
}

/** `of` broadcast to `shape`. */
export function broadcastOperand(of: Operand, shape: Shape): Operand {
  if (sameShape(of.shape, shape)) return of;
  const inner = of.recipe?.kind === 'broadcast' ? (of.recipe as Broadcast).of : of;
  const recipe: Broadcast = {
    kind: 'broadcast',
    of: inner,
    make: (graph) => broadcastRef(graph, inner.plain(graph), shape),
  };
  return new Operand({ type: of.type, shape }, { recipe, number: of.number });
}

/** The operand before it was broadcast: what nodes that broadcast take. */
export function unbroadcast(x: Operand): Operand {
  return x.recipe?.kind === 'broadcast' ? (x.recipe as Broadcast).of : x;
}

/**
 * The result of a node that broadcasts, over operands that may be smaller than `shape`: where all of them are, so is the
 * result, and the broadcast is left to those who use it.
 */
export function broadcasted(
  graph: Graph,
  operands: readonly Operand[],
  shape: Shape,
  make: (refs: readonly Ref[], shape: Shape) => Ref,
): Operand {
  const small = operands.map(unbroadcast);
  const own = broadcastShapes('onnx', ...small.map((x) => x.shape));
  const result = operandOf(
    make(
      small.map((x) => x.plain(graph)),
      own,
    ),
  );
  return broadcastOperand(result, shape);
}

/** [N, H, W, C] → [N, C / block, H, W, block] */
function toBlocks(graph: Graph, x: Ref, block: number): Ref {
  const [n, h, w, c] = x.shape as readonly [number, number, number, number];
  const shape = [n, c / block, h, w, block];
  if (x.type !== 'float32')
    return transposeTo(graph, reshapeTo(graph, x, [n, h, w, c / block, block]), [0, 3, 1, 2, 4]);
  const image = graph.node(
    'ReorderInput',
    [x],
    { type: x.type, shape: [n, c, h, w] },
    { channels_last: 1 },
    'com.microsoft.nchwc',
  );
  return reshapeTo(graph, image, shape);
}
/** For an image whose batch and channels were swapped, [C, H, W, N]: by way of [C, N, H, W], which moves whole rows. */
function swappedToBlocks(graph: Graph, x: Operand, block: number): Ref | null {
  if (x.recipe?.kind !== 'transposed' || x.type !== 'float32' || x.rank !== 4) return null;
  const { of, axes } = x.recipe as Transposed;
  if (axes.join() !== '3,1,2,0') return null;
  const [n, h, w, c] = x.shape as readonly [number, number, number, number];
  const planes = transposeTo(graph, of.plain(graph), [3, 0, 1, 2]);
  const image = graph.node('ReorderInput', [planes], { type: x.type, shape: [n, c, h, w] }, {}, 'com.microsoft.nchwc');
  return reshapeTo(graph, image, [n, c / block, h, w, block]);
}
/** [N, C / block, H, W, block] → [N, H, W, C] */
function fromBlocks(graph: Graph, x: Ref, shape: Shape): Ref {
  const [n, h, w, c] = shape as readonly [number, number, number, number];
  if (x.type !== 'float32') return reshapeTo(graph, transposeTo(graph, x, [0, 2, 3, 1, 4]), shape);
  const image = reshapeTo(graph, x, [n, c, h, w]);
  return graph.node(
    'ReorderOutput',
    [image],
    { type: x.type, shape },
    { channels: c, channels_last: 1 },
    'com.microsoft.nchwc',
  );
}

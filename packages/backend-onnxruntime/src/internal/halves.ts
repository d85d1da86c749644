import { fromBfloat16, fromFloat16, type TypedArray, toBfloat16, toFloat16 } from '@oneiros/core';
import { elementTypes, type HalfType, halfTypes } from './element-types.ts';
import { castTo } from './emit.ts';
import type { Graph, Ref, RefSpec } from './graph.ts';
import { Operand } from './operand.ts';

/** Floats of 16 bits: uint16 outside of graphs, float32 inside, rounded after each op as if it had been done in 16 bits. */

/** The values that 16-bit patterns stand for. */
export function fromBits(graph: Graph, bits: Ref, dtype: HalfType): Ref {
  return castTo(graph, graph.node('BitCast', [bits], half(bits), { to: halfTypes[dtype] }), 'float32', true);
}
/** The 16-bit patterns of rounded values. */
export function toBits(graph: Graph, x: Ref, dtype: HalfType): Ref {
  const narrow = graph.node('Cast', [x], half(x), { to: halfTypes[dtype] });
  return graph.node('BitCast', [narrow], { type: 'uint16', shape: x.shape }, { to: elementTypes.uint16 });
}

/**
 * Declares an output that onnxruntime-node cannot hand over: `runInPlace` wants it to come first in a graph.
 */
export function sealOutputs(graph: Graph): Ref {
  const zero = graph.scalar('float32', 0);
  return graph.output(graph.node('Cast', [zero], half(zero), { to: halfTypes.bfloat16 }), 'bfloat16');
}

/** The operand rounded to what the dtype holds. What only moves elements is rounded already. */
export function rounded(graph: Graph, x: Operand, dtype: HalfType): Operand {
  if (x.recipe?.kind === 'transposed' || x.recipe?.kind === 'broadcast') return x;
  const ref = x.plain(graph);
  const narrow = graph.node('Cast', [ref], half(ref), { to: halfTypes[dtype] });
  const plain = castTo(graph, narrow, 'float32', true);
  return new Operand(plain, { plain, number: x.number === undefined ? undefined : nearest(x.number, dtype) });
}

/** The values of stored elements. */
export function widened(data: TypedArray, dtype: HalfType): Float32Array {
  return Float32Array.from(data as Uint16Array, dtype === 'float16' ? fromFloat16 : fromBfloat16);
}
function nearest(value: number, dtype: HalfType): number {
  return dtype === 'float16' ? fromFloat16(toFloat16(value)) : fromBfloat16(toBfloat16(value));
}
/** In the graph for a moment; its type is not one that values have here, so it is never looked at. */
function half({ shape }: RefSpec): RefSpec {
  return { type: 'uint16', shape };
}

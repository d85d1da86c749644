import { type DType, flatten, mapTree, OneirosError, type PartialShape, type Tree } from '@oneiros/core';
import { type Spec, Tensor, traceProgram } from '@oneiros/tensor';
import type { Layer } from './layer.ts';

/** One call of a layer on symbolic tensors: an edge of the graph that a functional model is. */
export interface LayerCall {
  readonly layer: Layer;
  /** What was passed, with KerasTensors inside. */
  readonly inputs: Tree<KerasTensor | Tensor>;
  /** Other arguments of the call, which may hold KerasTensors too. */
  readonly options: { readonly [name: string]: unknown };
  readonly outputs: readonly KerasTensor[];
}

/** Shape and dtype of a tensor that a model will compute, and the layer call it comes from. `null` sizes are open. */
export class KerasTensor {
  readonly shape: PartialShape;
  readonly dtype: DType;
  readonly name: string;
  /** The call that gives it, and which of its outputs it is; an input of a model comes from its InputLayer. */
  call: LayerCall | null = null;
  index = 0;

  constructor(shape: PartialShape, dtype: DType = 'float32', name = 'keras_tensor') {
    this.shape = shape;
    this.dtype = dtype;
    this.name = name;
  }
  get rank(): number {
    return this.shape.length;
  }
  toString(): string {
    return `KerasTensor '${this.name}' (${this.dtype})[${this.shape.map((n) => n ?? 'null')}]`;
  }
}

/** Whether a KerasTensor is anywhere in `tree`. */
export function hasKerasTensor(tree: unknown): boolean {
  return flatten(tree).some((leaf) => leaf instanceof KerasTensor);
}

// Open sizes are filled with two different numbers; sizes of the result that differ then are open too.
const fills = [83, 89] as const;

/**
 * What `call` gives for inputs of these partial shapes, as KerasTensors: `call` is traced and nothing is computed.
 * Leaves that are not KerasTensors go in as they are. Errors name `subject`.
 */
export function outputSpecs(inputs: unknown, call: (inputs: unknown) => unknown, subject = ''): unknown {
  const symbolic = flatten(inputs).filter((leaf) => leaf instanceof KerasTensor);
  const results = fills.map((fill) => {
    const specs = symbolic.map(({ shape, dtype }): Spec => ({ shape: shape.map((n) => n ?? fill), dtype }));
    const body = (tensors: readonly Tensor[]): unknown => {
      let at = 0;
      return call(mapTree(inputs, (leaf) => (leaf instanceof KerasTensor ? tensors[at++] : leaf)));
    };
    try {
      return traceProgram(specs, body, (result) => flatten(result).filter((leaf) => leaf instanceof Tensor)).result;
    } catch (error) {
      throw error instanceof OneirosError ? withOpenSizes(error, fill, subject) : error;
    }
  });
  const second = flatten(results[1]);
  let at = 0;
  return mapTree(results[0], (leaf) => {
    const other = second[at++];
    if (!(leaf instanceof Tensor) || !(other instanceof Tensor)) return leaf;
    return new KerasTensor(
      leaf.shape.map((n, i) => (n === other.shape[i] ? n : null)),
      leaf.dtype,
    );
  });
}

/** The error as it is for open sizes, where `fill` stood for them, with the subject in front. */
function withOpenSizes(error: OneirosError, fill: number, subject: string): OneirosError {
  const message = error.message.replace(new RegExp(`\\b${fill}\\b`, 'g'), 'null');
  return new OneirosError(subject && !message.startsWith(subject) ? `${subject}: ${message}` : message, {
    cause: error,
  });
}

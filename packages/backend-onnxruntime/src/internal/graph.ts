import { type Shape, sizeOf, type TypedArray } from '@oneiros/core';
import { bytesOf, type ElementType, rawBytes } from './element-types.ts';
import type { Attribute, GraphProto, NodeProto, TensorProto, ValueInfo } from './protobuf.ts';

/** A value in an ONNX graph: its name there, and what is known of it. */
export interface Ref {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: Shape;
}
/** What a node gives. */
export type RefSpec = Omit<Ref, 'name'>;
export type Attributes = { readonly [name: string]: Attribute | undefined };

/** The operator sets: the standard one has no name. */
export const opsets = { '': 26, 'com.microsoft': 1, 'com.microsoft.nchwc': 1 } as const;
export type Domain = keyof typeof opsets;

/**
 * An ONNX graph that is being built. Equal nodes and equal small constants are made once. A graph inside of another
 * (the body of a Scan) sees the names of the outer one.
 */
export class Graph {
  readonly #nodes: NodeProto[] = [];
  readonly #initializers: TensorProto[] = [];
  readonly #inputs: ValueInfo[] = [];
  readonly #outputs: ValueInfo[] = [];
  readonly #known: Map<string, readonly Ref[]> = new Map();
  readonly #constants: Map<string, Constant> = new Map();
  /** Names of results that are not outputs. */
  readonly #made: Set<string> = new Set();
  readonly #names: { next: number };

  /** @param outer the graph in which this one is the body of a node */
  constructor(outer?: Graph) {
    this.#names = outer ? outer.#names : { next: 0 };
  }

  /** Number of nodes. */
  get size(): number {
    return this.#nodes.length;
  }

  /** A value given from outside. */
  input(type: ElementType, shape: Shape): Ref {
    const ref = { name: this.#name(), type, shape };
    this.#inputs.push(ref);
    return ref;
  }

  /**
   * Declares an output, and gives the name it has. What no node here makes, or is an output already, is copied.
   * `type`: what onnxruntime calls its elements, where no value here has that type.
   */
  output(ref: Ref, type: ValueInfo['type'] = ref.type): Ref {
    let own = ref;
    if (!this.#made.delete(ref.name)) {
      own = { name: this.#name(), type: ref.type, shape: ref.shape };
      this.#nodes.push({ op: 'Identity', domain: '', inputs: [ref.name], outputs: [own.name], attributes: {} });
    }
    this.#outputs.push({ ...own, type });
    return own;
  }

  /** The one result of a node. `null` stands for an optional input that is absent. */
  node(
    op: string,
    inputs: readonly (Ref | null)[],
    spec: RefSpec,
    attributes: Attributes = {},
    domain: Domain = '',
  ): Ref {
    // What has no elements is known, and not every kernel copes with it.
    if (sizeOf(spec.shape) === 0) return this.constant(spec.type, spec.shape, []);
    return this.nodes(op, inputs, [spec], attributes, domain)[0]!;
  }

  /** The results of a node. */
  nodes(
    op: string,
    inputs: readonly (Ref | null)[],
    specs: readonly RefSpec[],
    attributes: Attributes = {},
    domain: Domain = '',
  ): readonly Ref[] {
    const names = inputs.map((ref) => ref?.name ?? '');
    const holdsGraph = Object.values(attributes).some((a) => typeof a === 'object' && 'nodes' in a);
    const key = holdsGraph ? null : `${domain}.${op}(${names.join()})${JSON.stringify(attributes)}`;
    const known = key === null ? undefined : this.#known.get(key);
    if (known && known.length >= specs.length) return known;
    const outputs = specs.map(({ type, shape }): Ref => ({ name: this.#name(), type, shape }));
    this.#nodes.push({ op, domain, inputs: names, outputs: outputs.map((o) => o.name), attributes });
    for (const { name } of outputs) this.#made.add(name);
    if (key !== null) this.#known.set(key, outputs);
    return outputs;
  }

  /** A constant of known elements. */
  constant(type: ElementType, shape: Shape, values: readonly (number | bigint)[] | TypedArray): Ref {
    const raw = Array.isArray(values) ? rawBytes(type, values) : bytesOf(values as TypedArray);
    const key = raw.length <= 256 ? `${type}[${shape}]${raw.join()}` : null;
    const known = key === null ? undefined : this.#constants.get(key);
    if (known) return known.ref;
    const ref = { name: this.#name(), type, shape };
    this.#initializers.push({ ...ref, raw });
    if (key !== null) this.#constants.set(key, { ref, raw });
    return ref;
  }
  /** A list of integers, as shapes and axes are given to nodes. */
  ints(values: readonly number[]): Ref {
    return this.constant('int64', [values.length], values);
  }
  /** A scalar constant. */
  scalar(type: ElementType, value: number | bigint): Ref {
    return this.constant(type, [], [value]);
  }
  /** A tensor of one value; large ones are made by a node. */
  filled(type: ElementType, shape: Shape, value: number): Ref {
    const size = sizeOf(shape);
    if (size <= 16) return this.constant(type, shape, new Array<number>(size).fill(value));
    return this.node('Expand', [this.scalar(type, value), this.ints(shape)], { type, shape });
  }

  /** The graph as it is to be written. */
  finish(): GraphProto {
    return { nodes: this.#nodes, initializers: this.#initializers, inputs: this.#inputs, outputs: this.#outputs };
  }

  #name(): string {
    return `v${(this.#names.next++).toString(36)}`;
  }
}

interface Constant {
  readonly ref: Ref;
  readonly raw: Uint8Array;
}

import { expected, type Fields, flatten, isPlainObject, mapTree, type PartialShape, show } from '@oneiros/core';
import {
  type ApplyOptions,
  type CallOptions,
  KerasTensor,
  Layer,
  type LayerOptions,
  layerFields,
  type TensorTree,
} from '@oneiros/layers-core';
import { cast, type Jitted, jit, reshape, Tensor } from '@oneiros/tensor';
import { type Graph, runGraph } from './graph.ts';

export interface ModelOptions extends LayerOptions {}

/** A model as far as it predicts: `SequentialGraph` and `FunctionalGraph` are no more than that; `Model` and `Sequential` train, too. */
export abstract class GraphModel<C extends ModelOptions = ModelOptions> extends Layer<C> {
  static override readonly fields: Fields<ModelOptions> = layerFields;

  #graph: Graph | null = null;
  /** Whether a model without a graph has met data. */
  #met = false;
  #predict: Jitted<[TensorTree], TensorTree> | null = null;

  /** The graph, of a model that is one. */
  get graph(): Graph | null {
    return this.#graph;
  }
  /** Layers in Keras's order. */
  get layers(): readonly Layer[] {
    return this.#graph?.layers ?? this.sublayers;
  }
  /** Names of the outputs: those of the layers that make them. */
  get outputNames(): readonly string[] {
    return this.#graph ? (flatten(this.#graph.outputs) as KerasTensor[]).map((t) => t.call!.layer.name) : [];
  }
  /** Symbolic inputs and outputs of a model that is a graph. */
  get inputs(): readonly KerasTensor[] {
    return this.#graph ? (flatten(this.#graph.inputs) as KerasTensor[]) : [];
  }
  get outputs(): readonly KerasTensor[] {
    return this.#graph ? (flatten(this.#graph.outputs) as KerasTensor[]) : [];
  }
  /** The shape of the input, batch included; `null` where it is not known yet. */
  get inputShape(): PartialShape | null {
    return this.inputs[0]?.shape ?? null;
  }
  /** The shape of the (first) output, batch included; `null` where it is not known yet. */
  get outputShape(): PartialShape | null {
    return this.outputs[0]?.shape ?? null;
  }
  /** The layer of this name, or at this place. */
  getLayer(which: string | number): Layer {
    const found = typeof which === 'number' ? this.layers.at(which) : this.layers.find((layer) => layer.name === which);
    if (found) return found;
    throw expected(
      `Model '${this.name}'.getLayer`,
      `a layer among ${this.layers.map((layer) => layer.name).join(', ')}`,
      show(which),
    );
  }

  override call(inputs: TensorTree, { training }: CallOptions): TensorTree {
    const graph = this.#graph;
    if (!graph)
      throw expected(
        `Model '${this.name}'`,
        'a `call` method, or inputs and outputs',
        'neither',
        'Override call(inputs, { training }) in your subclass.',
      );
    return runGraph(graph, this.#standardize(graph, inputs), (node, xs, given) =>
      node.layer.apply(xs, { ...(given as ApplyOptions), training }),
    ) as TensorTree;
  }

  /** Outputs for one batch, which is computed as it is, as one compiled program. */
  predictOnBatch(x: TensorTree): ReturnType<this['call']> {
    this.ensureBuilt(x);
    this.#predict ??= jit((inputs) => this.apply(inputs, { training: false }) as TensorTree);
    return this.#predict(x) as ReturnType<this['call']>;
  }

  /** @internal Makes all weights of a model that has not met data yet. */
  ensureBuilt(x: unknown): void {
    // A model with a `call` of its own may have built itself and not the layers inside.
    if (this.built && (this.#graph || this.#met)) return;
    this.#met = true;
    const symbolic = mapTree(x, (leaf) =>
      leaf instanceof Tensor ? new KerasTensor([null, ...leaf.shape.slice(1)], leaf.dtype) : leaf,
    );
    this.apply(symbolic as KerasTensor);
    this.calls.pop(); // it was not meant as part of a graph
  }
  /** @internal Makes the model that of a graph: its layers are its parts, and it is built. */
  protected useGraph(graph: Graph): void {
    this.#graph = graph;
    this.#predict?.dispose();
    this.#predict = null;
    this.track('layers', graph.layers);
    this.built = true;
    const shapes = (flatten(graph.inputs) as KerasTensor[]).map((t) => [...t.shape]);
    this.builtShape = shapes.length === 1 ? shapes[0] : null;
  }

  /** Tensors in the order of the flattened inputs of the graph, from arrays or objects by name, with the rank they need. */
  #standardize(graph: Graph, given: unknown): Tensor[] {
    const symbolic = flatten(graph.inputs) as KerasTensor[];
    const byName = isPlainObject(given) && !isPlainObject(graph.inputs);
    const tensors = byName ? symbolic.map(({ name }) => given[name]) : flatten(given);
    if (tensors.length !== symbolic.length || tensors.some((t) => !(t instanceof Tensor))) {
      const names = symbolic.map(({ name }) => name).join(', ');
      throw expected(
        `Model '${this.name}'`,
        `${symbolic.length} inputs (${names})`,
        isPlainObject(given) ? `inputs ${Object.keys(given).join(', ')}` : `${tensors.length}`,
        'Pass one tensor for each input, in an array or by name.',
      );
    }
    return symbolic.map((spec, i) => fitted(this.name, tensors[i] as Tensor, spec));
  }
}

/** `x` with the rank and dtype of an input: a last dimension of size 1 is added or dropped, as Keras does. */
function fitted(name: string, x: Tensor, spec: KerasTensor): Tensor {
  let y = x;
  if (x.rank === spec.rank - 1 && spec.shape.at(-1) === 1) y = reshape(x, [...x.shape, 1]);
  else if (x.rank === spec.rank + 1 && x.shape.at(-1) === 1) y = reshape(x, x.shape.slice(0, -1));
  if (y.rank !== spec.rank || spec.shape.some((n, i) => n !== null && n !== y.shape[i])) {
    throw expected(
      `Model '${name}': input '${spec.name}'`,
      `shape [${spec.shape.map((n) => n ?? 'any')}]`,
      `shape [${x.shape}]`,
      y.rank === spec.rank
        ? 'Pass samples of the shape that Input(shape) names, or make the model for the shape of the data.'
        : 'The first dimension is the batch: pass one more dimension than Input(shape) names.',
    );
  }
  return cast(y, spec.dtype);
}

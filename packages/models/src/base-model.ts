import { type Config, expected, type Fields, flatten, isPlainObject, type PartialShape, show } from '@oneiros/core';
import {
  type ApplyOptions,
  type CallOptions,
  type KerasTensor,
  Layer,
  type LayerOptions,
  layerFields,
  type TensorTree,
} from '@oneiros/layers-core';
import { cast, reshape, Tensor, type Variable } from '@oneiros/tensor';
import type { History } from './callbacks/history.ts';
import type { Logs } from './callbacks/logs.ts';
import type { Data, Samples } from './data/samples.ts';
import { type Graph, runGraph } from './graph/graph.ts';
import type { Model } from './model.ts';
import { type SummaryOptions, summary } from './summary.ts';
import { Compiled, type CompileOptions } from './training/compiled.ts';
import type { EvaluateOptions } from './training/evaluate.ts';
import type { FitOptions } from './training/fit.ts';
import type { BatchOptions } from './training/on-batch.ts';
import { type PredictOptions, predict } from './training/predict.ts';
import { predictOnBatch } from './training/predict-on-batch.ts';

export interface ModelOptions extends LayerOptions {}

/** What `Model` and `Sequential` share: all of a model but how its layers come together and are saved. */
export abstract class BaseModel<C extends ModelOptions = ModelOptions> extends Layer<C> {
  static override readonly fields: Fields<ModelOptions> = layerFields;

  #graph: Graph | null = null;
  #compiled: Compiled | null = null;
  /** Set it to end training after the present batch. */
  stopTraining = false;

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
  get trainableVariables(): readonly Variable[] {
    return this.trainableWeights;
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

  /** Chooses optimizer, loss and metrics for training. */
  compile(options: CompileOptions = {}): void {
    this.#compiled?.dispose();
    this.#compiled = new Compiled(this as unknown as Model, options);
  }
  /** What `compile` chose. */
  get compiled(): Compiled {
    if (this.#compiled) return this.#compiled;
    throw expected(
      `Model '${this.name}'`,
      'a compiled model',
      'a model without loss and optimizer',
      "Call model.compile({ optimizer: 'adam', loss: 'mse' }) first.",
    );
  }
  get isCompiled(): boolean {
    return this.#compiled !== null;
  }
  get optimizer(): Compiled['optimizer'] {
    return this.compiled.optimizer;
  }

  /**
   * Trains on `x` and `y` for a number of epochs.
   * @returns losses and metrics by epoch
   */
  async fit(x: Data, y?: Samples | null, options: FitOptions = {}): Promise<History> {
    const { fit } = await import('./training/training.ts');
    return fit(this as unknown as Model, x, y ?? null, options);
  }
  /** Loss and metrics on `x` and `y`, by name. */
  async evaluate(x: Data, y?: Samples | null, options: EvaluateOptions = {}): Promise<Logs> {
    const { evaluate } = await import('./training/extras.ts');
    return evaluate(this as unknown as Model, x, y ?? null, options);
  }
  /** Outputs for all samples of `x`, computed in batches. */
  async predict(x: Data, options: PredictOptions = {}): Promise<ReturnType<this['call']>> {
    return predict(this as unknown as Model, x, options) as Promise<ReturnType<this['call']>>;
  }
  /** One training step on a batch. @returns loss and metrics of this batch, by name */
  async trainOnBatch(x: Samples, y?: Samples | null, options: BatchOptions = {}): Promise<Logs> {
    const { trainOnBatch } = await import('./training/extras.ts');
    return trainOnBatch(this as unknown as Model, x, y ?? null, options);
  }
  /** Loss and metrics of a batch, by name. */
  async testOnBatch(x: Samples, y?: Samples | null, options: BatchOptions = {}): Promise<Logs> {
    const { testOnBatch } = await import('./training/extras.ts');
    return testOnBatch(this as unknown as Model, x, y ?? null, options);
  }
  /** Outputs for one batch, which is computed as it is. */
  predictOnBatch(x: Samples): ReturnType<this['call']> {
    return predictOnBatch(this as unknown as Model, x) as ReturnType<this['call']>;
  }

  /** A table of layers, shapes and numbers of weights. */
  summary(options: SummaryOptions = {}): string {
    return summary(this as unknown as Model, options);
  }

  /**
   * Writes a `.keras` file that Python Keras opens: architecture, weights and, if compiled, the state of the optimizer.
   * @param path where to write it in Node; without one the bytes are returned
   */
  async save(path?: string, options: { readonly includeOptimizer?: boolean } = {}): Promise<Uint8Array> {
    const { saveModel } = await import('@oneiros/saving/files');
    return saveModel(this as never, path, options);
  }
  /** Writes the weights alone, as `.weights.h5`. */
  async saveWeights(path?: string): Promise<Uint8Array> {
    const { saveWeights } = await import('@oneiros/saving/files');
    return saveWeights(this as never, path);
  }
  /** Takes weights from a `.weights.h5`, `.keras` or `.safetensors` file: a path, URL, bytes or Blob. */
  async loadWeights(
    source: string | URL | Uint8Array | Blob,
    options: { readonly skipMismatch?: boolean } = {},
  ): Promise<void> {
    const { loadWeights } = await import('@oneiros/saving/files');
    await loadWeights(this as never, source, options);
  }

  /** The configuration of `compile`, as Keras saves it. */
  getCompileConfig(): Config | null {
    return this.#compiled?.getConfig() ?? null;
  }
  /** Compiles from a saved configuration. */
  compileFromConfig(config: Config): void {
    this.compile(Compiled.optionsFromConfig(config));
    if (this.built) this.compiled.optimizer.build(this.trainableVariables);
  }

  /** @internal Makes the model that of a graph: its layers are its parts, and it is built. */
  protected useGraph(graph: Graph): void {
    this.#graph = graph;
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

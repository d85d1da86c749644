import { type Config, expected } from '@oneiros/core';
import type { TensorTree } from '@oneiros/layers-core';
import type { Variable } from '@oneiros/tensor';
import type { History } from './callbacks/history.ts';
import type { Logs } from './callbacks/logs.ts';
import { type Data, disposeAll, type Samples, toTensors } from './data/samples.ts';
import type { Graph } from './graph/graph.ts';
import { GraphModel, type ModelOptions } from './graph/graph-model.ts';
import { type SummaryColumns, type SummaryOptions, summary } from './summary.ts';
import { Compiled, type CompileOptions } from './training/compiled.ts';
import type { EvaluateOptions } from './training/evaluate.ts';
import { type FitOptions, fit } from './training/fit.ts';
import type { BatchOptions } from './training/on-batch.ts';
import type { PredictOptions } from './training/predict.ts';

/** What `Model` and `Sequential` share besides the graph: training, prediction of much data, summary and files. */
export abstract class BaseModel<C extends ModelOptions = ModelOptions> extends GraphModel<C> {
  #compiled: Compiled | null = null;
  /** Set it to end training after the present batch. */
  stopTraining = false;

  /** As training takes it: the compiler cannot compare the configs of kinds of models that it does not know. */
  get #self(): BaseModel {
    return this as unknown as BaseModel;
  }
  get trainableVariables(): readonly Variable[] {
    return this.trainableWeights;
  }

  /** Chooses optimizer, loss and metrics for training. */
  compile(options: CompileOptions = {}): void {
    this.#compiled?.dispose();
    this.#compiled = new Compiled(this.#self, options);
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
    return fit(this.#self, x, y ?? null, options);
  }
  /** Loss and metrics on `x` and `y`, by name. */
  async evaluate(x: Data, y?: Samples | null, options: EvaluateOptions = {}): Promise<Logs> {
    const { evaluate } = await import('./training/extras.ts');
    return evaluate(this.#self, x, y ?? null, options);
  }
  /** Outputs for all samples of `x`, computed in batches. */
  async predict(x: Data, options: PredictOptions = {}): Promise<ReturnType<this['call']>> {
    const { predict } = await import('./training/extras.ts');
    return predict(this.#self, x, options) as Promise<ReturnType<this['call']>>;
  }
  /** One training step on a batch. @returns loss and metrics of this batch, by name */
  async trainOnBatch(x: Samples, y?: Samples | null, options: BatchOptions = {}): Promise<Logs> {
    const { trainOnBatch } = await import('./training/extras.ts');
    return trainOnBatch(this.#self, x, y ?? null, options);
  }
  /** Loss and metrics of a batch, by name. */
  async testOnBatch(x: Samples, y?: Samples | null, options: BatchOptions = {}): Promise<Logs> {
    const { testOnBatch } = await import('./training/extras.ts');
    return testOnBatch(this.#self, x, y ?? null, options);
  }
  /** Outputs for one batch, which is computed as it is. */
  override predictOnBatch(x: Samples): ReturnType<this['call']> {
    const { tensors, made } = toTensors(x);
    try {
      return super.predictOnBatch(tensors as TensorTree) as ReturnType<this['call']>;
    } finally {
      disposeAll(made);
    }
  }

  /** A table of layers, shapes and numbers of weights. */
  summary(options: SummaryOptions = {}): string {
    return summary(this.#self, this.summaryColumns(), options);
  }
  /** @internal Further columns of the summary. */
  summaryColumns(): SummaryColumns {
    return {};
  }

  /**
   * Writes a `.keras` file that Python Keras opens: architecture, weights and, if compiled, the state of the optimizer.
   * @param path where to write it in Node; without one the bytes are returned
   */
  async save(path?: string, options: { readonly includeOptimizer?: boolean } = {}): Promise<Uint8Array> {
    const { saveModel } = await import('./training/files.ts');
    return saveModel(this as never, path, options);
  }
  /** Writes the weights alone, as `.weights.h5`. */
  async saveWeights(path?: string): Promise<Uint8Array> {
    const { saveWeights } = await import('./training/files.ts');
    return saveWeights(this as never, path);
  }
  /** Takes weights from a `.weights.h5`, `.keras` or `.safetensors` file: a path, URL, bytes or Blob. */
  async loadWeights(
    source: string | URL | Uint8Array | Blob,
    options: { readonly skipMismatch?: boolean } = {},
  ): Promise<void> {
    const { loadWeights } = await import('./training/files.ts');
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

  /** @internal */
  protected override useGraph(graph: Graph): void {
    super.useGraph(graph);
    this.#compiled?.dispose(); // its programs are of the graph before
  }
}

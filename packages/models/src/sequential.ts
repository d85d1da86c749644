import { type Config, expected, type PartialShape } from '@oneiros/core';
import { type CallOptions, InputLayer, type KerasTensor, type Layer, type TensorTree } from '@oneiros/layers-core';
import type { Tensor } from '@oneiros/tensor';
import { BaseModel } from './base-model.ts';
import { addLayer, chain, inputOf, type SequentialClass, sequentialFromConfig } from './graph/chain.ts';
import type { ModelOptions } from './graph/graph-model.ts';
import { layerConfig } from './graph/layer-config.ts';

/**
 * Layers one after the other, each with one input and one output.
 *
 * ```ts
 * const model = new Sequential([Input([28, 28, 1]), new Flatten(), new Dense(10)]);
 * ```
 * Without an `Input` first it is built when it meets data.
 */
export class Sequential extends BaseModel {
  static override readonly className: string = 'keras.Sequential';
  #layers: Layer[] = [];

  constructor(layers: readonly (Layer | KerasTensor)[] = [], options: ModelOptions = {}) {
    super(options);
    for (const layer of layers) this.#push(layer);
    this.#rebuild();
  }

  /** Adds a layer at the end. */
  add(layer: Layer | KerasTensor): void {
    this.#push(layer);
    this.#rebuild();
  }
  /** Takes the last layer off. */
  pop(): Layer | undefined {
    const layer = this.#layers.pop();
    this.#rebuild();
    return layer;
  }
  override get layers(): readonly Layer[] {
    return this.#layers.filter((layer) => !(layer instanceof InputLayer));
  }

  override build(inputShape: PartialShape): void {
    this.#connect(new InputLayer([null, ...inputShape.slice(1)]));
  }
  override call(inputs: TensorTree, options: CallOptions): Tensor {
    if (!this.graph)
      throw expected(
        `Sequential '${this.name}'`,
        'at least one layer',
        'none',
        'Add layers: model.add(new Dense(10)).',
      );
    return super.call(inputs, options) as Tensor;
  }

  override getConfig(): Config {
    const { name, trainable } = this;
    const config = {
      name,
      trainable,
      dtype: super.getConfig().dtype ?? null,
      layers: this.#layers.map(layerConfig),
    };
    const shape = this.inputShape;
    return shape ? { ...config, build_input_shape: [...shape] } : config;
  }
  static override fromConfig<T>(this: { readonly className: string; new (...args: never[]): T }, config: Config): T {
    return sequentialFromConfig(this as unknown as SequentialClass, config) as T;
  }

  #push(given: Layer | KerasTensor): void {
    addLayer(`Sequential '${this.name}'`, this.#layers, given);
  }

  /** Makes the graph anew, if the input is known. */
  #rebuild(): void {
    const { layers } = this;
    this.built = false;
    this.track('layers', layers);
    const input = inputOf(this.#layers);
    if (input && layers.length) this.#connect(input);
  }
  #connect(input: InputLayer): void {
    const { layers } = this;
    this.useGraph(chain(input, layers));
    this.track('layers', layers);
    if (!this.#layers.includes(input)) this.#layers.unshift(input);
  }
}

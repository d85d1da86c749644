import type { Config, PartialShape } from '@oneiros/core';
import { type CallOptions, InputLayer, type KerasTensor, type Layer, type TensorTree } from '@oneiros/layers-core';
import type { Tensor } from '@oneiros/tensor';
import { addLayer, chain, inputOf, type SequentialClass, sequentialFromConfig, sequentialName } from './chain.ts';
import { GraphModel, type ModelOptions } from './graph-model.ts';

/**
 * A `Sequential` that predicts and no more, for pages that count their bytes: name it where a file needs `Sequential`, or
 * train it in a loop of your own. It takes all its layers when it is made.
 *
 * ```ts
 * const page = definePlugin({ name: 'page', models: [SequentialGraph], layers: [InputLayer, Dense], activations: { relu } });
 * const model = await loadModel<SequentialGraph>('model.keras', { plugins: [page] });
 * const y = model.predictOnBatch(x);
 * ```
 */
export class SequentialGraph extends GraphModel {
  // Not written out: the plugin of this package brings `Sequential` under this name.
  static override readonly className: string = sequentialName;
  readonly #layers: Layer[] = [];

  constructor(layers: readonly (Layer | KerasTensor)[], options: ModelOptions = {}) {
    super(options);
    for (const layer of layers) addLayer(`SequentialGraph '${this.name}'`, this.#layers, layer);
    this.track('layers', this.layers);
    const input = inputOf(this.#layers);
    if (input && this.layers.length) this.#connect(input);
  }

  override get layers(): readonly Layer[] {
    return this.#layers.filter((layer) => !(layer instanceof InputLayer));
  }
  override build(inputShape: PartialShape): void {
    this.#connect(new InputLayer([null, ...inputShape.slice(1)]));
  }
  override call(inputs: TensorTree, options: CallOptions): Tensor {
    return super.call(inputs, options) as Tensor;
  }
  static override fromConfig<T>(this: { readonly className: string; new (...args: never[]): T }, config: Config): T {
    return sequentialFromConfig(this as unknown as SequentialClass, config) as T;
  }

  #connect(input: InputLayer): void {
    this.useGraph(chain(input, this.layers));
    this.track('layers', this.layers);
  }
}

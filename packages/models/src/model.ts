import type { Config } from '@oneiros/core';
import { type CallOptions, KerasTensor, Layer, type TensorTree } from '@oneiros/layers-core';
import type { Tensor } from '@oneiros/tensor';
import { BaseModel } from './base-model.ts';
import { type FunctionalClass, functionalFromConfig, graphConfig } from './graph/config.ts';
import { connectionsOf } from './graph/connections.ts';
import { graphOf, type KerasTensors } from './graph/graph.ts';
import type { ModelOptions } from './graph/graph-model.ts';
import type { SummaryColumns } from './summary.ts';

/** What a model computes for symbolic outputs: a tensor, or an array or object of them. */
export type OutputsOf<O extends KerasTensors> = KerasTensors extends O
  ? TensorTree
  : O extends KerasTensor
    ? Tensor
    : { -readonly [K in keyof O]: O[K] extends KerasTensors ? OutputsOf<O[K]> : never };

/**
 * A layer that can be trained: a graph of layers from inputs to outputs, or a subclass with its own `call`.
 *
 * ```ts
 * const inputs = Input([784]);
 * const model = new Model(inputs, new Dense(10).apply(inputs));
 * model.compile({ optimizer: new Adam(), loss: 'mse' });
 * await model.fit(x, y, { epochs: 3 });
 * ```
 */
export class Model<C extends ModelOptions = ModelOptions, O extends KerasTensors = KerasTensors> extends BaseModel<C> {
  static override readonly className: string = 'keras.src.models.functional.Functional';
  static override readonly registeredName: string | null = 'Functional';

  /** A functional model of the graph between `inputs` and `outputs`, which may be arrays and objects; none for subclasses. */
  constructor(inputs: KerasTensors, outputs: O, options?: C);
  constructor(options?: C);
  constructor(...args: readonly unknown[]) {
    const functional = args.length >= 2 || args[0] instanceof KerasTensor || Array.isArray(args[0]);
    super(((functional ? args[2] : args[0]) ?? {}) as C);
    if (functional) this.useGraph(graphOf(args[0] as KerasTensors, args[1] as KerasTensors));
  }

  override call(inputs: TensorTree, options: CallOptions): OutputsOf<O> {
    return super.call(inputs, options) as OutputsOf<O>;
  }

  override getConfig(): Config {
    const { name, trainable } = this;
    return this.graph ? { name, trainable, ...graphConfig(this.graph) } : super.getConfig();
  }
  static override fromConfig<T>(this: { readonly className: string; new (...args: never[]): T }, config: Config): T {
    if (!('input_layers' in config)) return Layer.fromConfig.call(this as never, config) as T;
    return functionalFromConfig(this as unknown as FunctionalClass, config) as T;
  }

  /** @internal */
  override summaryColumns(): SummaryColumns {
    const connections = this.graph && connectionsOf(this.graph);
    return connections ? { 'Connected to': connections } : {};
  }

  /** A Sequential is a Model, as in Keras, though its code does without what saves graphs; subclasses know their own. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return this === Model ? value instanceof BaseModel : Function.prototype[Symbol.hasInstance].call(this, value);
  }
}

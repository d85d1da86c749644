import {
  boolean,
  type Complete,
  type Config,
  Configurable,
  classOf,
  custom,
  type DType,
  expected,
  type Fields,
  flatten,
  isFloat,
  type Json,
  mapTree,
  nullable,
  type PartialShape,
  serializeObject,
  shortName,
  show,
  sizeOf,
  type Tree,
  text,
} from '@oneiros/core';
import {
  cast,
  divide,
  fromHost,
  type SeedGenerator,
  Tensor,
  tensorsIn,
  untraced,
  type Variable,
} from '@oneiros/tensor';
import { callContext, inCallContext } from './call-context.ts';
import type { Constraint } from './constraints/constraint.ts';
import { type DTypePolicy, policyOf } from './dtype-policy.ts';
import { GlorotUniform } from './initializers/glorot-uniform.ts';
import { type InitializerLike, initialize } from './initializers/initializer.ts';
import { checkInputs, type InputSpec } from './input-spec.ts';
import { hasKerasTensor, KerasTensor, type LayerCall, outputSpecs } from './keras-tensor.ts';
import { masksOf, setMask } from './masking.ts';
import { autoName, snakeCase } from './naming.ts';
import { type Regularizer, type RegularizerLike, regularizer } from './regularizers/regularizer.ts';
import { Weight, withAutocast } from './weight.ts';

/** What every layer accepts. */
export interface LayerOptions {
  /** Unique in a model. Default: the class name in snake_case, numbered. */
  readonly name?: string | null;
  /** Whether training changes its weights. Default true. */
  readonly trainable?: boolean;
  /** A dtype or policy name as 'float32' or 'mixed_bfloat16', or a DTypePolicy. Default: the global policy. */
  readonly dtype?: string | DTypePolicy;
  /** Penalty on the output, divided by the batch size and added to the loss. Default none. */
  readonly activityRegularizer?: RegularizerLike | null;
}

/** The fields of all layers; for tables that name `activityRegularizer` further on. */
export const baseFields: Fields<Omit<LayerOptions, 'activityRegularizer'>> = {
  name: nullable(text()),
  trainable: boolean(true),
  dtype: custom<string | DTypePolicy>(
    (value) => policyOf(value as string),
    () => policyOf(null),
    (value) => serializeObject(policyOf(value)),
  ),
};
/** The fields of `LayerOptions`, which every layer's table begins with. `activityRegularizer` is saved only where there is one. */
export const layerFields: Fields<LayerOptions> = { ...baseFields, activityRegularizer: /*#__PURE__*/ regularizer() };

/** Tensors in arrays and objects. */
export type TensorTree = Tree<Tensor>;
/** What `call` gets besides the inputs. */
export interface CallOptions {
  /** Whether this is a training step: dropout drops, statistics move. */
  readonly training: boolean;
  /** Masks in the structure of the inputs, or null. */
  readonly mask: Tensor | null;
}
/** What `apply` takes besides the inputs; layers may take more by name (`initialState`). */
export interface ApplyOptions {
  readonly training?: boolean;
  readonly mask?: Tensor | KerasTensor | null | readonly (Tensor | null)[];
  readonly [name: string]: unknown;
}
type Symbolic<R> = R extends Tensor
  ? KerasTensor
  : R extends readonly Tensor[]
    ? { readonly [K in keyof R]: KerasTensor }
    : Tree<KerasTensor>;
/** KerasTensors in, KerasTensors out; tensors in, tensors out. */
export type Applied<I, R> = I extends Tensor | readonly Tensor[] ? R : TensorTree extends R ? KerasTensor : Symbolic<R>;

export interface AddWeightOptions {
  readonly initializer?: Exclude<InitializerLike, string>;
  readonly dtype?: DType;
  readonly trainable?: boolean;
  readonly regularizer?: Regularizer | null;
  readonly constraint?: Constraint | null;
  readonly autocast?: boolean;
}

/**
 * A computation with weights. Subclasses make weights in `build`, once the shape of the input is known, and compute in
 * `call`; users call `apply`.
 *
 * ```ts
 * const layer = new Dense(10);
 * const y = layer.apply(x);                  // a tensor: computes
 * const out = layer.apply(new Input([784])); // a KerasTensor: part of a functional model
 * ```
 */
export abstract class Layer<C extends LayerOptions = LayerOptions> extends Configurable<C> {
  static override readonly fields: Fields<LayerOptions> = layerFields;

  readonly name: string;
  readonly dtypePolicy: DTypePolicy;
  /** Whether a mask on the input also holds for the output. */
  supportsMasking = false;
  /** Whether `build` was done. */
  built = false;
  /** The shape it was built for, as files keep it. */
  builtShape: unknown = null;
  /** Checked at each call. */
  inputSpec: InputSpec | readonly InputSpec[] | null = null;
  /** Whether inputs may hold other values than tensors, as the operands of an op. */
  readonly takesValues: boolean = false;
  /** Whether Keras's `call` takes several inputs as arguments of their own, and not as one list. */
  readonly separateInputs: boolean = false;
  /** Its calls on KerasTensors, in order: the nodes of functional models. */
  readonly calls: LayerCall[] = [];
  /** Whether floating inputs are cast to the compute dtype before `call`. */
  autocast = true;
  /** A penalty on the output. */
  readonly activityRegularizer: Regularizer | null;
  #trainable: boolean;
  readonly #trainableOwn: Weight[] = [];
  readonly #nonTrainableOwn: Weight[] = [];
  readonly #children: Map<string, Child> = new Map();

  constructor(given: C = {} as C) {
    super(given);
    const { name, trainable, dtype, activityRegularizer } = this.config as unknown as Complete<LayerOptions>;
    this.name =
      name ?? autoName(snakeCase(classOf(this).pythonClass ?? (shortName(classOf(this).className) || 'layer')));
    this.dtypePolicy = dtype;
    this.activityRegularizer = activityRegularizer;
    this.#trainable = trainable;
  }

  /** Computes the outputs. */
  abstract call(inputs: TensorTree, options: CallOptions): TensorTree;

  /** Makes the weights for inputs of this shape (or tree of shapes); `null` sizes are open. */
  build(_inputShape: PartialShape): void {}

  /** The mask of the output, from inputs and their masks. */
  computeMask(_inputs: TensorTree, mask: Tensor | null): unknown {
    return this.supportsMasking ? mask : null;
  }

  /**
   * Runs the layer on tensors, or adds it to the graph of KerasTensors. Builds it first where needed.
   * @throws OneirosError where the input does not fit the layer.
   */
  apply<I, R = ReturnType<this['call']>>(inputs: I, options: ApplyOptions = {}): Applied<I, R> {
    const run =
      hasKerasTensor(inputs) || hasKerasTensor(options)
        ? this.#applySymbolic(inputs, options)
        : this.#run(inputs, options);
    return run as Applied<I, R>;
  }

  /** The shape of the output for an input of this shape, batch included. */
  computeOutputShape(inputShape: PartialShape | readonly PartialShape[]): PartialShape {
    const nested = Array.isArray(inputShape[0]);
    const spec = (shape: PartialShape): KerasTensor => new KerasTensor(shape, this.computeDType);
    const inputs = nested ? (inputShape as readonly PartialShape[]).map(spec) : spec(inputShape as PartialShape);
    this.#ensureBuilt(inputs);
    return (flatten(outputSpecs(inputs, (xs) => this.#run(xs, {})))[0] as KerasTensor).shape;
  }

  /** Builds the layer for this input shape unless that was done. */
  buildFor(inputShape: unknown): void {
    if (this.built) return;
    untraced(() => this.build(inputShape as PartialShape));
    this.built = true;
    this.builtShape = inputShape;
  }

  /** Makes a weight; `name` is Keras's. Call it in `build`. */
  addWeight(name: string, shape: readonly number[], options: AddWeightOptions = {}): Weight {
    const {
      initializer = new GlorotUniform(),
      dtype = this.dtypePolicy.variableDType,
      trainable = true,
      ...others
    } = options;
    if (!Array.isArray(shape))
      throw expected(
        `Layer '${this.name}'`,
        'addWeight(name, shape, options)',
        `addWeight(${show(name)}, ${show(shape)})`,
        "For example addWeight('kernel', [4, 2]).",
      );
    if (!shape.every((n) => Number.isInteger(n) && n >= 0))
      throw expected(
        `Layer '${this.name}': weight '${name}'`,
        'a known shape',
        `shape=[${shape.map((n) => n ?? 'null')}]`,
        'The input leaves a size open that the weight depends on: give that size in Input(shape).',
      );
    const value = untraced(() => initialize(initializer, shape, dtype));
    const weight = new Weight(value, { ...others, name, trainable, path: `${this.name}/${name}` });
    (trainable ? this.#trainableOwn : this.#nonTrainableOwn).push(weight);
    if (!this.#trainable) weight.trainable = false; // it keeps its place in files
    return weight;
  }

  /** Makes `child` part of this layer under the name of its attribute in Keras, by which files find its weights. */
  track<T extends Child>(attribute: string, child: T): T {
    this.#children.set(attribute, child);
    return child;
  }

  /** Adds a scalar to the loss of the step being computed. */
  addLoss(loss: Tensor): void {
    callContext()?.losses.push(loss);
  }

  /** Parts by the names of their attributes in Keras. */
  get children(): ReadonlyMap<string, Child> {
    return this.#children;
  }
  /** Layers directly inside. */
  get sublayers(): readonly Layer[] {
    return this.#parts().filter((part) => part instanceof Layer);
  }
  /** This layer and all inside of it, each once. */
  get allLayers(): readonly Layer[] {
    const seen = new Set<Layer>([this as unknown as Layer]);
    for (const layer of seen) for (const inner of layer.sublayers) seen.add(inner);
    return [...seen];
  }
  /** Its own weights, the trainable ones first, as files number them. */
  get ownWeights(): readonly Weight[] {
    return [...this.#trainableOwn, ...this.#nonTrainableOwn];
  }
  /** Weights of this layer and all inside, each once. */
  get weights(): readonly Weight[] {
    return [...new Set([...this.ownWeights, ...this.sublayers.flatMap((layer) => layer.weights)])];
  }
  get trainableWeights(): readonly Weight[] {
    return this.trainable ? this.weights.filter((w) => w.trainable) : [];
  }
  get nonTrainableWeights(): readonly Weight[] {
    return this.trainable ? this.weights.filter((w) => !w.trainable) : this.weights;
  }
  /** The states of all random generators inside. */
  get seedStates(): readonly Variable[] {
    const own = this.#parts().flatMap((part) => (part instanceof Layer ? [] : [part.state]));
    return [...new Set([...own, ...this.sublayers.flatMap((layer) => layer.seedStates)])];
  }
  /** Whether training changes the weights; setting it holds for all layers inside. */
  get trainable(): boolean {
    return this.#trainable;
  }
  set trainable(value: boolean) {
    this.#trainable = value;
    for (const weight of this.#trainableOwn) weight.trainable = value;
    for (const layer of this.sublayers) layer.trainable = value;
  }
  get computeDType(): DType {
    return this.dtypePolicy.computeDType;
  }
  /** Number of values in all weights. */
  countParams(): number {
    return this.weights.reduce((n, w) => n + sizeOf(w.shape), 0);
  }

  /** The values of all weights, in order. */
  async getWeights(): Promise<Awaited<ReturnType<Tensor['data']>>[]> {
    return Promise.all(this.weights.map((w) => w.data()));
  }
  /** Sets all weights, in the order of `weights`. */
  setWeights(values: readonly (Tensor | ArrayBufferView)[]): void {
    const { weights } = this;
    if (values.length !== weights.length)
      throw expected(
        `Layer '${this.name}'.setWeights`,
        `${weights.length} arrays`,
        `${values.length}`,
        this.built
          ? 'Pass what getWeights() of the same architecture gives.'
          : 'It is not built yet, so it has no weights: give the model an Input, or call buildFor(inputShape) first.',
      );
    values.forEach((value, i) => {
      const weight = weights[i]!;
      weight.assign(value instanceof Tensor ? value : fromHost((value as Float32Array).slice(), weight), {
        adopt: !(value instanceof Tensor),
      });
    });
  }

  override getConfig(): Config {
    const config: { [key: string]: Json } = { ...super.getConfig(), name: this.name, trainable: this.trainable };
    const everywhere = classOf(this).fields['activityRegularizer'] === layerFields.activityRegularizer;
    if (everywhere && !this.activityRegularizer) delete config['activity_regularizer'];
    return config;
  }

  /** The shape that it was built for; null for layers that have nothing to build. */
  override getBuildConfig(): Config | null {
    const builds = this.build !== Layer.prototype.build;
    return builds && this.built && this.builtShape !== null ? { input_shape: this.builtShape as Json } : null;
  }

  #parts(): readonly (Layer | SeedGenerator)[] {
    return [...this.#children.values()].flat();
  }

  #run(given: unknown, options: ApplyOptions): unknown {
    const inputs = mapTree(given, (leaf) => this.#asInput(leaf));
    this.#ensureBuilt(inputs);
    const ofInputs = masksOf(given) as Tensor | null;
    // As in Keras, a call with tensors besides the inputs, as initialState, hands over no mask of itself.
    const implied = this.separateInputs || !tensorsIn(options).length ? ofInputs : null;
    const mask = options.mask === undefined ? implied : (options.mask as Tensor | null);
    const outer = callContext();
    const training = options.training ?? outer?.training ?? false;
    return inCallContext({ training, losses: outer?.losses ?? [] }, () => {
      const outputs = withAutocast(this.dtypePolicy.name.startsWith('mixed_') ? this.computeDType : null, () =>
        this.call(inputs as TensorTree, { ...options, training, mask }),
      );
      const outputMask = this.computeMask(inputs as TensorTree, options.mask === undefined ? ofInputs : mask);
      const leaves = flatten(outputs) as readonly Tensor[];
      flatten(outputMask).forEach((m, i) => leaves[i] && setMask(leaves[i], m as Tensor | null));
      if (this.activityRegularizer)
        for (const y of leaves) this.addLoss(divide(this.activityRegularizer.call(y), y.rank ? y.shape[0]! : 1));
      return outputs;
    });
  }

  #applySymbolic(inputs: unknown, options: ApplyOptions): unknown {
    this.#ensureBuilt(inputs);
    const specs = outputSpecs(
      [inputs, options],
      (both) => {
        const [xs, given] = both as [unknown, ApplyOptions];
        return this.#run(xs, given);
      },
      `Layer '${this.name}'`,
    );
    const outputs = flatten(specs) as readonly KerasTensor[];
    const call: LayerCall = {
      layer: this as unknown as Layer,
      inputs: inputs as LayerCall['inputs'],
      options,
      outputs,
    };
    outputs.forEach((tensor, index) => Object.assign(tensor, { call, index }));
    this.calls.push(call);
    return specs;
  }

  /** Checks the inputs, also by what the layer asks of them once it is built. */
  #ensureBuilt(inputs: unknown): void {
    const check = (): void => checkInputs(`Layer '${this.name}'`, this.inputSpec, inputs);
    check();
    if (this.built) return;
    this.buildFor(mapTree(inputs, (leaf) => [...((leaf as { readonly shape: PartialShape }).shape ?? [])]));
    check();
  }

  #asInput(leaf: unknown): unknown {
    if (!(leaf instanceof Tensor)) {
      if (this.takesValues) return leaf;
      throw expected(
        `Layer '${this.name}'.apply`,
        'tensors or KerasTensors',
        leaf === null ? 'null' : typeof leaf,
        'Make a tensor of the data first: tensor(data).',
      );
    }
    return this.autocast && isFloat(leaf.dtype) ? cast(leaf, this.computeDType) : leaf;
  }
}

/** What a layer can be made of. */
export type Child = Layer | SeedGenerator | readonly (Layer | SeedGenerator)[];

/** The penalties of the regularizers of all trainable weights of `layer`. */
export function regularizationLosses(layer: Layer): readonly Tensor[] {
  return layer.trainableWeights.flatMap((w) => (w.regularizer ? [w.regularizer.call(w.value)] : []));
}

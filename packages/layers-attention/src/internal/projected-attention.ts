import {
  boolean,
  type Config,
  expected,
  type Fields,
  float,
  integer,
  isConfigurable,
  type Json,
  nullable,
  type PartialShape,
  positiveInteger,
} from '@oneiros/core';
import {
  type Applied,
  type ApplyOptions,
  type CallOptions,
  type ConstraintLike,
  constraint,
  copyOf,
  Dropout,
  EinsumDense,
  type EinsumDenseOptions,
  GlorotUniform,
  type InitializerLike,
  initializer,
  type KerasTensor,
  Layer,
  type LayerOptions,
  type RegularizerLike,
  regularizer,
  Softmax,
  Zeros,
} from '@oneiros/layers-core';
import { cast, dotProductAttention, einsum, expandDims, multiply, repeat, type Tensor } from '@oneiros/tensor';
import { mergedMask } from './attention-mask.ts';

/** What MultiHeadAttention and GroupQueryAttention have in common. */
export interface ProjectedAttentionOptions extends LayerOptions {
  /** The fraction of the scores that is dropped in training. Default 0. */
  readonly dropout?: number;
  /** Whether the projections have biases. Default true. */
  readonly useBias?: boolean;
  /** Whether a learned gate, from the query, multiplies what the heads give. Default false. */
  readonly useGate?: boolean;
  /** A query looks at keys less than so many positions away. Default null: at all. */
  readonly slidingWindow?: number | null;
  /** Makes the kernels of the projections. Default Glorot uniform. */
  readonly kernelInitializer?: InitializerLike;
  /** Makes the biases of the projections. Default zeros. */
  readonly biasInitializer?: InitializerLike;
  /** Penalty on the kernels. */
  readonly kernelRegularizer?: RegularizerLike | null;
  /** Penalty on the biases. */
  readonly biasRegularizer?: RegularizerLike | null;
  /** Penalty on the output of each projection. */
  readonly activityRegularizer?: RegularizerLike | null;
  /** Projection of the kernels after each update. */
  readonly kernelConstraint?: ConstraintLike | null;
  /** Projection of the biases after each update. */
  readonly biasConstraint?: ConstraintLike | null;
  /** For the same dropout each time. Default null: drawn when the layer is built. */
  readonly seed?: number | null;
}

type Masks = Tensor | KerasTensor | null;
/** What `apply` of these layers takes besides query, value and key. */
export interface AttentionApplyOptions<S extends boolean = boolean> extends ApplyOptions {
  /** Where the query counts, [batch, queries]. Default: the mask of the query, which alone counts in MultiHeadAttention, as in Keras. */
  readonly queryMask?: Masks;
  /** Where the value counts, [batch, keys]. Default: the mask of the value. */
  readonly valueMask?: Masks;
  /** Where the key counts, [batch, keys]. Default: the mask of the key, where one is given. */
  readonly keyMask?: Masks;
  /** Which query looks at which key: broadcasts to [batch, queries, keys]. */
  readonly attentionMask?: Masks;
  /** Whether to give the scores too: `const [y, scores] = layer.apply(…)`. Default false. */
  readonly returnAttentionScores?: S;
  /** Whether a query looks at no later key. Default false. */
  readonly useCausalMask?: boolean;
}
interface AttentionCallOptions extends CallOptions {
  readonly queryMask?: Tensor | null;
  readonly valueMask?: Tensor | null;
  readonly keyMask?: Tensor | null;
  readonly attentionMask?: Tensor | null;
  readonly returnAttentionScores?: boolean;
  readonly useCausalMask?: boolean;
}

/** The output, and where `S` is true the scores. */
export type AttentionOutput<S extends boolean> = S extends true ? readonly [Tensor, Tensor] : Tensor;

export function projectedAttentionFields(): Fields<Omit<ProjectedAttentionOptions, keyof LayerOptions>> &
  Fields<Pick<LayerOptions, 'activityRegularizer'>> {
  return {
    dropout: float(0),
    useBias: boolean(true),
    useGate: boolean(false),
    slidingWindow: nullable(positiveInteger()),
    kernelInitializer: initializer(() => new GlorotUniform()),
    biasInitializer: initializer(() => new Zeros()),
    kernelRegularizer: regularizer(),
    biasRegularizer: regularizer(),
    activityRegularizer: regularizer(),
    kernelConstraint: constraint(),
    biasConstraint: constraint(),
    seed: nullable(integer()),
  };
}

/** How the projections and the scores are computed. */
export interface AttentionPlan {
  readonly query: Projection;
  readonly key: Projection;
  readonly gate: Projection;
  readonly value: Projection;
  readonly output: Projection;
  /** Keys and queries to scores. */
  readonly scores: string;
  /** Scores and values to the output. */
  readonly combine: string;
  /** How many axes attention is applied to. */
  readonly attentionAxes: number;
  /** Divides the scores: the square root of it. */
  readonly depth: number;
  /** How many heads of queries share one of keys and values. */
  readonly repeats: number;
  /** Whether the order in `scores` is keys, queries. */
  readonly keysFirst: boolean;
}
export interface Projection {
  readonly equation: string;
  readonly outputShape: PartialShape;
  readonly biasAxes: string;
  readonly inputShape: PartialShape;
}

/** Attention between projections of query, key and value, several heads at once. */
export abstract class ProjectedAttention<C extends ProjectedAttentionOptions> extends Layer<C> {
  override readonly separateInputs: boolean = true;
  #plan!: AttentionPlan;
  #projections!: { readonly [name in 'query' | 'key' | 'value' | 'output']: EinsumDense };
  #gate: EinsumDense | null = null;
  #softmax!: Softmax;
  #dropout!: Dropout;

  constructor(given: C) {
    super(given);
    this.supportsMasking = true;
  }

  /** The equations for inputs of these shapes. */
  protected abstract plan(query: PartialShape, value: PartialShape, key: PartialShape): AttentionPlan;
  /** Whether a given `queryMask` counts; else only the mask on the query does. */
  protected abstract readonly takesQueryMask: boolean;
  /** What stands before the names of the projections in files. */
  protected abstract readonly prefix: '' | '_';

  override build(inputShape: PartialShape): void {
    const [query, value, key = value] = shapesOf(inputShape, this.name);
    if (`${value.slice(1, -1)}` !== `${key.slice(1, -1)}`)
      throw expected(
        `Layer '${this.name}'`,
        'value and key of the same shape but for the last axis',
        `value=[${value}] and key=[${key}]`,
      );
    const plan = this.plan(query, value, key);
    const { dropout, seed, useGate } = this.config as unknown as Required<ProjectedAttentionOptions>;
    this.#plan = plan;
    const made = (name: string, attribute: string, of: Projection, options: EinsumDenseOptions = {}): EinsumDense => {
      const layer = this.#dense(name, of, options);
      layer.buildFor(of.inputShape);
      return this.track(attribute, layer);
    };
    const { prefix } = this;
    const q = made('query', `${prefix}query_dense`, plan.query);
    const k = made('key', `${prefix}key_dense`, plan.key);
    if (useGate) this.#gate = made('gate', '_gate_dense', plan.gate, { activation: 'sigmoid' });
    const v = made('value', `${prefix}value_dense`, plan.value);
    const axes = Array.from({ length: plan.attentionAxes }, (_, i) => i - plan.attentionAxes);
    this.#softmax = this.track('_softmax', new Softmax({ axis: axes, dtype: this.dtypePolicy }));
    this.#dropout = this.track('_dropout_layer', new Dropout(dropout, { seed, dtype: this.dtypePolicy }));
    const output = made('attention_output', `${prefix}output_dense`, plan.output);
    this.#projections = { query: q, key: k, value: v, output };
  }

  /**
   * Runs the layer on `[query, value]` or `[query, value, key]`; the key is the value where it is left out.
   * @throws OneirosError where the inputs do not fit each other.
   */
  override apply<I, S extends boolean = false, R = AttentionOutput<S>>(
    inputs: I,
    options: AttentionApplyOptions<S> = {},
  ): Applied<I, R> {
    return super.apply(...withNamedInputs(inputs, options)) as unknown as Applied<I, R>;
  }

  override call(inputs: readonly Tensor[], options: AttentionCallOptions): Tensor | readonly [Tensor, Tensor] {
    const [query, value, given] = inputs as readonly [Tensor, Tensor, Tensor?];
    const key = given ?? value;
    const masks = (options.mask ?? []) as unknown as readonly (Tensor | null)[];
    const { slidingWindow, dropout } = this.config as unknown as Required<ProjectedAttentionOptions>;
    const parts = {
      queryMask: (this.takesQueryMask ? options.queryMask : null) ?? masks[0] ?? null,
      valueMask: options.valueMask ?? masks[1] ?? null,
      keyMask: options.keyMask ?? (given ? masks[2] : null) ?? null,
      attentionMask: options.attentionMask ?? null,
      useCausalMask: options.useCausalMask ?? false,
      slidingWindow,
    };
    const mask = mergedMask(parts, query.shape[1]!, value.shape[1]!);
    const { repeats, depth } = this.#plan;
    const projections = this.#projections;
    const shared = (x: Tensor): Tensor => (repeats === 1 ? x : repeat(x, repeats, { axis: 2 }));
    const gate = this.#gate?.apply(query) ?? null;
    const q = projections.query.apply(query);
    const k = shared(projections.key.apply(key));
    const v = shared(projections.value.apply(value));
    let output: Tensor;
    let scores: Tensor | null = null;
    if (dropout > 0 || options.returnAttentionScores || q.rank !== 4) {
      scores = this.#scores(q, k, mask);
      const kept = this.#dropout.apply(scores, { training: options.training });
      output = einsum(this.#plan.combine, kept, v);
    } else {
      output = dotProductAttention(q, k, v, { mask: mask && this.#overHeads(mask, 4), scale: 1 / Math.sqrt(depth) });
    }
    const result = projections.output.apply(gate ? multiply(output, gate) : output);
    return options.returnAttentionScores ? [result, scores!] : result;
  }

  /** The query's mask, on the output. */
  override computeMask(_inputs: unknown, mask: Tensor | null): unknown {
    const masks = mask as unknown as readonly (Tensor | null)[] | null;
    return masks?.[0] ?? null;
  }

  override getBuildConfig(): Config | null {
    if (!this.built) return null;
    const shapes = this.builtShape as readonly Json[];
    const names = ['query_shape', 'value_shape', 'key_shape'];
    return { shapes_dict: Object.fromEntries(shapes.map((shape, i) => [names[i]!, shape])) };
  }

  #scores(q: Tensor, k: Tensor, mask: Tensor | null): Tensor {
    const { scores, keysFirst, depth } = this.#plan;
    const scaled = multiply(q, cast(1 / Math.sqrt(depth), q.dtype));
    const raw = keysFirst ? einsum(scores, k, scaled) : einsum(scores, scaled, k);
    return this.#softmax.apply(raw, { mask: mask && this.#overHeads(mask, raw.rank) });
  }
  /** The mask with an axis of heads, and more before it if the scores have more. */
  #overHeads(mask: Tensor, rank: number): Tensor {
    const at = -2 * this.#plan.attentionAxes - 1;
    let wide = mask;
    while (wide.rank < rank) wide = expandDims(wide, at);
    return wide;
  }

  #dense(name: string, { equation, outputShape, biasAxes }: Projection, options: EinsumDenseOptions): EinsumDense {
    const { useBias, ...config } = this.config as unknown as Required<ProjectedAttentionOptions>;
    return new EinsumDense(equation, outputShape, {
      name,
      dtype: this.dtypePolicy,
      biasAxes: useBias ? biasAxes : null,
      // Copies, so that those without a seed draw other values for each projection.
      kernelInitializer: anew(config.kernelInitializer),
      biasInitializer: anew(config.biasInitializer),
      kernelRegularizer: config.kernelRegularizer,
      biasRegularizer: config.biasRegularizer,
      activityRegularizer: config.activityRegularizer,
      kernelConstraint: config.kernelConstraint,
      biasConstraint: config.biasConstraint,
      ...options,
    });
  }
}

function anew(how: InitializerLike): InitializerLike {
  return isConfigurable(how) ? copyOf(how) : how;
}

/** Files may name inputs, as Python does: `layer(x, value=y)`. */
function withNamedInputs(inputs: unknown, options: ApplyOptions): [inputs: readonly unknown[], options: ApplyOptions] {
  const { query, value, key, ...rest } = options;
  const listed = Array.isArray(inputs) ? inputs : [inputs];
  const [first = query, second = value, third = key] = listed as readonly unknown[];
  if (second === undefined)
    throw expected(
      'Attention',
      '[query, value] or [query, value, key]',
      'one input',
      'Call it as layer.apply([x, x]).',
    );
  return [[first, second, ...(third === undefined || third === null ? [] : [third])], rest];
}

function shapesOf(
  shapes: unknown,
  name: string,
): readonly [query: PartialShape, value: PartialShape, key?: PartialShape] {
  if (Array.isArray(shapes) && (shapes.length === 2 || shapes.length === 3) && shapes.every(Array.isArray))
    return shapes as unknown as [PartialShape, PartialShape, PartialShape?];
  throw expected(`Layer '${name}'`, '[query, value] or [query, value, key]', 'other inputs', 'Pass them in an array.');
}

import { type Complete, expected, type PartialShape } from '@oneiros/core';
import { type Applied, type ApplyOptions, type CallOptions, Layer, type LayerOptions } from '@oneiros/layers-core';
import {
  asTensor,
  cast,
  dropout,
  expandDims,
  logicalAnd,
  matmul,
  SeedGenerator,
  softmax,
  subtract,
  type Tensor,
  where,
  zerosLike,
} from '@oneiros/tensor';
import { causalMask } from './attention-mask.ts';
import type { AttentionOutput } from './projected-attention.ts';

interface ScoredAttentionConfig extends LayerOptions {
  readonly dropout?: number;
  readonly seed?: number | null;
}
/** What `apply` of these layers takes besides query, value and key. */
export interface ScoredAttentionApplyOptions<S extends boolean = boolean> extends ApplyOptions {
  /** Whether to give the scores too: `const [y, scores] = layer.apply(…)`. Default false. */
  readonly returnAttentionScores?: S;
  /** Whether a query looks at no later key. Default false. */
  readonly useCausalMask?: boolean;
}
interface ScoredAttentionCallOptions extends CallOptions {
  readonly returnAttentionScores?: boolean;
  readonly useCausalMask?: boolean;
}

/** softmax(scores of query and key) · value, where a subclass computes the scores. */
export abstract class ScoredAttention<C extends ScoredAttentionConfig> extends Layer<C> {
  readonly #seed: SeedGenerator | null;

  constructor(given: C) {
    super(given);
    const { dropout: rate, seed } = this.config as unknown as Complete<ScoredAttentionConfig>;
    this.#seed = rate > 0 ? this.track('seed_generator', new SeedGenerator(seed)) : null;
    this.supportsMasking = true;
  }

  /** [batch, queries, keys]. */
  protected abstract scores(query: Tensor, key: Tensor): Tensor;

  override build(inputShape: PartialShape): void {
    const shapes = inputShape as readonly unknown[];
    if (!(shapes.length === 2 || shapes.length === 3) || !shapes.every(Array.isArray))
      throw expected(
        `Layer '${this.name}'`,
        '[query, value] or [query, value, key]',
        'other inputs',
        'Pass them in an array.',
      );
  }

  /** Runs the layer on `[query, value]` or `[query, value, key]`. */
  override apply<I, S extends boolean = false, R = AttentionOutput<S>>(
    inputs: I,
    options: ScoredAttentionApplyOptions<S> = {},
  ): Applied<I, R> {
    return super.apply(inputs, options) as unknown as Applied<I, R>;
  }

  override call(
    inputs: readonly Tensor[],
    options: ScoredAttentionCallOptions,
  ): Tensor | readonly [output: Tensor, scores: Tensor] {
    const [query, value, key = value] = inputs as readonly [Tensor, Tensor, Tensor?];
    const [queryMask = null, valueMask = null] = (options.mask ?? []) as unknown as readonly (Tensor | null)[];
    const raw = this.scores(query, key);
    const allowed = allowedScores(raw, valueMask, options.useCausalMask ?? false);
    // As Keras: masked scores are moved far down, so where all are masked they keep their order.
    const far = asTensor(raw.dtype === 'float16' ? 65504 : 1e9, raw.dtype);
    const weights = softmax(allowed ? where(allowed, raw, subtract(raw, far)) : raw);
    const { dropout: rate } = this.config as unknown as Complete<ScoredAttentionConfig>;
    const kept = options.training && this.#seed ? dropout(weights, rate, { seed: this.#seed }) : weights;
    const output = matmul(kept, value);
    const counted = queryMask ? where(expandDims(cast(queryMask, 'bool'), -1), output, zerosLike(output)) : output;
    return options.returnAttentionScores ? [counted, kept] : counted;
  }

  /** The query's mask, on the output. */
  override computeMask(_inputs: unknown, mask: Tensor | null): unknown {
    return (mask as unknown as readonly (Tensor | null)[] | null)?.[0] ?? null;
  }
}

function allowedScores(scores: Tensor, valueMask: Tensor | null, useCausalMask: boolean): Tensor | null {
  const value = valueMask && expandDims(cast(valueMask, 'bool'), -2);
  if (!useCausalMask) return value;
  const causal = causalMask(scores.shape.at(-2)!, scores.shape.at(-1)!);
  return value ? logicalAnd(value, causal) : causal;
}

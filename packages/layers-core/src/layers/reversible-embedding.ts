import {
  boolean,
  custom,
  type DType,
  expected,
  type Fields,
  float,
  isDType,
  isFloat,
  nullable,
  show,
} from '@oneiros/core';
import { cast, divide, matmul, multiply, type Tensor, tanh, transpose } from '@oneiros/tensor';
import type { CallOptions } from '../layer.ts';
import { setMask } from '../masking.ts';
import type { Weight } from '../weight.ts';
import { Embedding, type EmbeddingConfig, type EmbeddingOptions } from './embedding.ts';

export interface ReversibleEmbeddingOptions extends EmbeddingOptions {
  /** Whether the way back uses the same vectors; else it has a kernel of its own. Default true. */
  readonly tieWeights?: boolean;
  /** The dtype in which the way back computes. Default null: that of its inputs. */
  readonly reverseDtype?: DType | null;
  /** Bounds logits softly: `tanh(logits / cap) · cap`. Default null: none. */
  readonly logitSoftCap?: number | null;
}
interface ReversibleEmbeddingConfig extends EmbeddingConfig, ReversibleEmbeddingOptions {}

/** What `call` gets besides the inputs. */
export interface ReversibleEmbeddingCallOptions extends CallOptions {
  /** Whether to go from vectors to a logit for each index. Default false. */
  readonly reverse?: boolean;
}

/**
 * A learned vector for each index, as `Embedding` has, that also leads back: integers `[…]` → `[…, outputDim]`, and with
 * `reverse: true` vectors `[…, outputDim]` → logits `[…, inputDim]` (Press and Wolf, 2016).
 *
 * ```ts
 * const embedding = new ReversibleEmbedding(20000, 128);
 * const x = embedding.apply(Input([80], { dtype: 'int32' })); // shape [null, 80, 128]
 * const logits = embedding.apply(x, { reverse: true });       // shape [null, 80, 20000]
 * ```
 */
export class ReversibleEmbedding extends Embedding<ReversibleEmbeddingConfig> {
  static override readonly className: string = 'keras.layers.ReversibleEmbedding';
  static override readonly fields: Fields<ReversibleEmbeddingConfig> = {
    ...Embedding.fields,
    tieWeights: boolean(true),
    reverseDtype: nullable(custom(floatDType)),
    logitSoftCap: nullable(float()),
  };
  /** The kernel of the way back, `[outputDim, inputDim]`, where weights are not tied. */
  reverseEmbeddings: Weight | null = null;

  /** @param inputDim number of indices @param outputDim size of the vectors */
  constructor(inputDim: number, outputDim: number, options: ReversibleEmbeddingOptions = {}) {
    super(inputDim, outputDim, options);
  }
  override build(): void {
    super.build();
    const { inputDim, outputDim, tieWeights, embeddingsInitializer } = this.config;
    if (!tieWeights)
      this.reverseEmbeddings = this.addWeight('reverse_embeddings', [outputDim, inputDim], {
        initializer: embeddingsInitializer,
      });
  }
  override call(x: Tensor, { reverse = false }: Partial<ReversibleEmbeddingCallOptions> = {}): Tensor {
    if (reverse) return this.#logits(x);
    const y = super.call(x);
    setMask(y, super.computeMask(x));
    return y;
  }
  /** None: only the way forth has one, which `call` gives. */
  override computeMask(): null {
    return null;
  }

  #logits(x: Tensor): Tensor {
    const { reverseDtype, logitSoftCap } = this.config;
    const kernel = this.reverseEmbeddings?.value ?? transpose(this.embeddings.value);
    const logits = reverseDtype ? matmul(cast(x, reverseDtype), cast(kernel, reverseDtype)) : matmul(x, kernel);
    return logitSoftCap === null ? logits : multiply(tanh(divide(logits, logitSoftCap)), logitSoftCap);
  }
}

function floatDType(value: unknown, where: string): DType {
  if (isDType(value) && isFloat(value)) return value;
  throw expected(where, 'a floating dtype as float32, or null', show(value));
}

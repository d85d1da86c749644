import { boolean, type Complete, type Fields, isInteger, positiveInteger } from '@oneiros/core';
import { asTensor, cast, notEqual, type Tensor, take } from '@oneiros/tensor';
import { type ConstraintLike, constraint } from '../constraints/constraint.ts';
import { type InitializerLike, initializer } from '../initializers/initializer.ts';
import { RandomUniform } from '../initializers/random-uniform.ts';
import { never } from '../internal/never.ts';
import { baseFields, Layer, type LayerOptions } from '../layer.ts';
import { type RegularizerLike, regularizer } from '../regularizers/regularizer.ts';
import type { Weight } from '../weight.ts';

export interface EmbeddingOptions extends LayerOptions {
  /** Makes the vectors `[inputDim, outputDim]`. Default uniform on [-0.05, 0.05). */
  readonly embeddingsInitializer?: InitializerLike;
  /** Penalty on the vectors. */
  readonly embeddingsRegularizer?: RegularizerLike | null;
  /** Projection of the vectors after each update. */
  readonly embeddingsConstraint?: ConstraintLike | null;
  /** Whether index 0 is padding that later layers skip. Default false. */
  readonly maskZero?: boolean;
}
/** What `Embedding` and layers like it are made of. */
export interface EmbeddingConfig extends EmbeddingOptions {
  readonly inputDim: number;
  readonly outputDim: number;
  readonly quantizationConfig?: null;
}

/**
 * A learned vector for each index: integers `[…]` below `inputDim` → `[…, outputDim]`.
 *
 * ```ts
 * new Embedding(20000, 128, { maskZero: true }).apply(Input([80], { dtype: 'int32' })); // shape [null, 80, 128]
 * ```
 */
export class Embedding<C extends EmbeddingConfig = EmbeddingConfig> extends Layer<C> {
  static override readonly className: string = 'keras.layers.Embedding';
  static override readonly fields: Fields<EmbeddingConfig> = {
    ...baseFields,
    inputDim: positiveInteger(),
    outputDim: positiveInteger(),
    embeddingsInitializer: initializer(() => new RandomUniform()),
    embeddingsRegularizer: regularizer(),
    activityRegularizer: regularizer(),
    embeddingsConstraint: constraint(),
    maskZero: boolean(false),
    quantizationConfig: never(null, 'Quantized layers cannot be read: save the model before quantizing it.'),
  };
  embeddings!: Weight;

  /** @param inputDim number of indices @param outputDim size of the vectors */
  constructor(inputDim: number, outputDim: number, options: EmbeddingOptions = {}) {
    super({ inputDim, outputDim, ...options } as C);
    this.autocast = false;
    this.supportsMasking = this.config.maskZero;
  }
  override build(): void {
    const { inputDim, outputDim, embeddingsInitializer, embeddingsRegularizer, embeddingsConstraint } = this
      .config as unknown as Complete<EmbeddingConfig>;
    this.embeddings = this.addWeight('embeddings', [inputDim, outputDim], {
      initializer: embeddingsInitializer,
      regularizer: embeddingsRegularizer,
      constraint: embeddingsConstraint,
    });
  }
  override call(x: Tensor): Tensor {
    const indices = isInteger(x.dtype) ? x : cast(x, 'int32');
    return cast(take(this.embeddings.value, indices, { axis: 0 }), this.computeDType);
  }
  override computeMask(x: Tensor): Tensor | null {
    return this.config.maskZero ? notEqual(x, asTensor(0, x.dtype)) : null;
  }
}

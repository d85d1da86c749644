import { expected, type Fields, type PartialShape, positiveInteger } from '@oneiros/core';
import {
  all,
  cast,
  divide,
  equal,
  matmul,
  normalize,
  reshape,
  stopGradient,
  type Tensor,
  transpose,
  where,
} from '@oneiros/tensor';
import { TruncatedNormal } from '../initializers/truncated-normal.ts';
import type { CallOptions, Layer, LayerOptions } from '../layer.ts';
import { Weight } from '../weight.ts';
import { Wrapper, type WrapperConfig, wrapperFields } from './wrapper.ts';

export interface SpectralNormalizationOptions extends LayerOptions {
  /** Steps of the power iteration in each call. Default 1. */
  readonly powerIterations?: number;
}
interface SpectralNormalizationConfig extends WrapperConfig, SpectralNormalizationOptions {}

/**
 * Applies a layer whose kernel (or embeddings) is divided by its largest singular value in each training step, which
 * steadies GANs (Miyato et al., 2018). The singular value is found by power iteration, whose vector u goes on from call to
 * call. As in Keras on JAX, `fit` differentiates through the division and moves the kernel from what it was before;
 * a call of one's own with `training: true` leaves the divided kernel in the layer.
 *
 * ```ts
 * new SpectralNormalization(new Dense(64)).apply(Input([128])); // shape [null, 64]
 * ```
 * @throws OneirosError where the layer has neither `kernel` nor `embeddings`.
 */
export class SpectralNormalization extends Wrapper<SpectralNormalizationConfig> {
  static override readonly className: string = 'keras.layers.SpectralNormalization';
  static override readonly fields: Fields<SpectralNormalizationConfig> = {
    ...wrapperFields,
    powerIterations: positiveInteger(1),
  };
  kernel!: Weight;
  /** The estimate of the right singular vector, `[1, columns]`. */
  vectorU!: Weight;

  constructor(layer: Layer, options: SpectralNormalizationOptions = {}) {
    super({ layer, ...options });
  }

  /** Keras counts the kernel among the wrapper's own weights, too. */
  override get ownWeights(): readonly Weight[] {
    return this.kernel ? [this.kernel, ...super.ownWeights] : super.ownWeights;
  }

  override build(inputShape: PartialShape): void {
    super.build(inputShape);
    this.inputSpec = { minRank: 1, axes: { [-1]: inputShape.at(-1) as number } };
    this.kernel = kernelOf(this.layer);
    this.vectorU = this.addWeight('vector_u', [1, this.kernel.shape.at(-1)!], {
      initializer: new TruncatedNormal({ stddev: 0.02 }),
      trainable: false,
      dtype: this.kernel.dtype,
    });
  }

  override call(x: Tensor, { training }: CallOptions): Tensor {
    if (training) this.#normalize();
    return cast(this.layer.apply(x) as Tensor, x.dtype);
  }

  /** kernel ← kernel / σ with σ = v · kernel · uᵀ, v ← normalized u · kernelᵀ, u ← normalized v · kernel; not for a kernel of zeros. */
  #normalize(): void {
    const kernel = this.kernel.value;
    const before = this.vectorU.value;
    const matrix = reshape(kernel, [-1, kernel.shape.at(-1)!]);
    const fixed = stopGradient(matrix);
    let u = before;
    let v = before;
    for (let i = 0; i < (this.config.powerIterations as number); i++) {
      v = normalize(matmul(u, transpose(fixed)));
      u = normalize(matmul(v, fixed));
    }
    const sigma = matmul(matmul(v, matrix), transpose(u));
    const isZero = all(equal(kernel, 0));
    this.vectorU.assign(where(isZero, before, u));
    this.kernel.assign(divide(kernel, where(isZero, 1, reshape(sigma, []))));
  }
}

function kernelOf(layer: Layer): Weight {
  const { kernel, embeddings } = layer as unknown as { readonly kernel?: unknown; readonly embeddings?: unknown };
  const found = kernel ?? embeddings;
  if (found instanceof Weight) return found;
  throw expected(
    'SpectralNormalization: layer',
    'a layer with a kernel or embeddings',
    `'${layer.name}'`,
    'Wrap a layer as Dense, Conv2D or Embedding.',
  );
}

import { boolean, canonicalAxis, expected, type Fields, float, integer, type PartialShape } from '@oneiros/core';
import {
  add,
  batchNormalization,
  broadcastTo,
  cast,
  divide,
  expandDims,
  moments,
  multiply,
  reshape,
  square,
  subtract,
  sum,
  type Tensor,
  where,
  zerosLike,
} from '@oneiros/tensor';
import { type ConstraintLike, constraint } from '../constraints/constraint.ts';
import { type InitializerLike, initializer } from '../initializers/initializer.ts';
import { Ones } from '../initializers/ones.ts';
import { Zeros } from '../initializers/zeros.ts';
import { never } from '../internal/never.ts';
import { type CallOptions, Layer, type LayerOptions, layerFields } from '../layer.ts';
import { type RegularizerLike, regularizer } from '../regularizers/regularizer.ts';
import type { Weight } from '../weight.ts';

export interface BatchNormalizationOptions extends LayerOptions {
  /** The axis of features, which are normalized one by one. Default -1. */
  readonly axis?: number;
  /** How much of the moving statistics remains at each step. Default 0.99. */
  readonly momentum?: number;
  /** Added to the variance. Default 0.001. */
  readonly epsilon?: number;
  /** Whether to add a learned beta. Default true. */
  readonly center?: boolean;
  /** Whether to multiply with a learned gamma. Default true. */
  readonly scale?: boolean;
  /** Makes beta. Default zeros. */
  readonly betaInitializer?: InitializerLike;
  /** Makes gamma. Default ones. */
  readonly gammaInitializer?: InitializerLike;
  /** Makes the moving mean. Default zeros. */
  readonly movingMeanInitializer?: InitializerLike;
  /** Makes the moving variance. Default ones. */
  readonly movingVarianceInitializer?: InitializerLike;
  /** Penalty on beta. */
  readonly betaRegularizer?: RegularizerLike | null;
  /** Penalty on gamma. */
  readonly gammaRegularizer?: RegularizerLike | null;
  /** Projection of beta after each update. */
  readonly betaConstraint?: ConstraintLike | null;
  /** Projection of gamma after each update. */
  readonly gammaConstraint?: ConstraintLike | null;
}
interface BatchNormalizationConfig extends BatchNormalizationOptions {
  readonly synchronized?: false;
  readonly renorm?: false;
  readonly renormClipping?: null;
  readonly renormMomentum?: number;
}

/**
 * Normalizes each feature to mean 0 and variance 1, then scales it by gamma and moves it by beta (Ioffe and Szegedy, 2015).
 * In training the statistics are those of the batch, and the moving ones take a step towards them; else the moving ones
 * are used, also where the layer is frozen. Masked steps do not count.
 *
 * ```ts
 * new BatchNormalization().apply(x, { training: true });
 * ```
 */
export class BatchNormalization extends Layer<BatchNormalizationConfig> {
  static override readonly className: string = 'keras.layers.BatchNormalization';
  static override readonly fields: Fields<BatchNormalizationConfig> = {
    ...layerFields,
    axis: integer(-1),
    momentum: float(0.99),
    epsilon: float(0.001),
    center: boolean(true),
    scale: boolean(true),
    betaInitializer: initializer(() => new Zeros()),
    gammaInitializer: initializer(() => new Ones()),
    movingMeanInitializer: initializer(() => new Zeros()),
    movingVarianceInitializer: initializer(() => new Ones()),
    betaRegularizer: regularizer(),
    gammaRegularizer: regularizer(),
    betaConstraint: constraint(),
    gammaConstraint: constraint(),
    synchronized: never(false, 'There is one device: leave it out.'),
    renorm: never(false, 'Batch renormalization is not part of this layer: wrap or write a layer of your own.'),
    renormClipping: never(null, 'It belongs to renorm.'),
    renormMomentum: float(0.99),
  };
  gamma: Weight | null = null;
  beta: Weight | null = null;
  movingMean!: Weight;
  movingVariance!: Weight;

  constructor(options: BatchNormalizationOptions = {}) {
    super(options);
    this.supportsMasking = true;
  }

  override build(inputShape: PartialShape): void {
    const { config } = this;
    const axis = canonicalAxis(config.axis, inputShape.length, `Layer '${this.name}': axis`);
    const size = inputShape[axis] as number;
    const shape = [size];
    if (config.scale)
      this.gamma = this.addWeight('gamma', shape, {
        initializer: config.gammaInitializer,
        regularizer: config.gammaRegularizer,
        constraint: config.gammaConstraint,
        autocast: false,
      });
    if (config.center)
      this.beta = this.addWeight('beta', shape, {
        initializer: config.betaInitializer,
        regularizer: config.betaRegularizer,
        constraint: config.betaConstraint,
        autocast: false,
      });
    this.movingMean = this.addWeight('moving_mean', shape, {
      initializer: config.movingMeanInitializer,
      trainable: false,
      autocast: false,
    });
    this.movingVariance = this.addWeight('moving_variance', shape, {
      initializer: config.movingVarianceInitializer,
      trainable: false,
      autocast: false,
    });
    this.inputSpec = { rank: inputShape.length, axes: { [axis]: size } };
  }

  override call(inputs: Tensor, { training, mask }: CallOptions): Tensor {
    if (mask && mask.rank !== inputs.rank - 1) {
      throw expected(
        `Layer '${this.name}'`,
        'a mask with one dimension fewer than the input',
        `mask of shape [${mask.shape}] and input of shape [${inputs.shape}]`,
      );
    }
    const { momentum, epsilon } = this.config;
    const axis = canonicalAxis(this.config.axis, inputs.rank);
    const x = cast(inputs, statisticsDType(inputs));
    const own = (weight: Weight): Tensor => cast(weight.value, x.dtype);
    let mean = own(this.movingMean);
    let variance = own(this.movingVariance);
    if (training && this.trainable) {
      const batch = mask
        ? maskedMoments(x, mask, axis)
        : moments(
            x,
            x.shape.map((_, i) => i).filter((i) => i !== axis),
          );
      this.movingMean.assign(add(multiply(mean, momentum), multiply(batch[0], 1 - momentum)));
      this.movingVariance.assign(add(multiply(variance, momentum), multiply(batch[1], 1 - momentum)));
      [mean, variance] = batch;
    }
    const y = batchNormalization(x, mean, variance, axis, {
      offset: this.beta && own(this.beta),
      scale: this.gamma && own(this.gamma),
      epsilon,
    });
    return cast(y, this.computeDType);
  }
}

/** At least float32, since sums of 16-bit floats lose too much. */
function statisticsDType({ dtype }: Tensor): 'float32' | 'float64' {
  return dtype === 'float64' ? 'float64' : 'float32';
}

/** Mean and variance along all axes but `axis`, of the values whose mask is true. */
function maskedMoments(x: Tensor, mask: Tensor, axis: number): readonly [mean: Tensor, variance: Tensor] {
  const axes = x.shape.map((_, i) => i).filter((i) => i !== axis);
  const counted = broadcastTo(cast(expandDims(mask, -1), 'bool'), x.shape);
  const total = (values: Tensor): Tensor => sum(values, { axis: axes, keepdims: true });
  const zeros = zerosLike(x);
  const count = add(total(cast(counted, x.dtype)), 1e-7); // as Keras, so that a batch that is masked whole gives zeros
  const mean = divide(total(where(counted, x, zeros)), count);
  const variance = divide(total(square(where(counted, subtract(x, mean), zeros))), count);
  const size = x.shape[axis]!;
  return [reshape(mean, [size]), reshape(variance, [size])];
}

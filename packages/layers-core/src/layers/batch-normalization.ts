import {
  boolean,
  canonicalAxis,
  type DType,
  expected,
  type Fields,
  float,
  integer,
  type PartialShape,
  type Shape,
} from '@oneiros/core';
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
  sqrt,
  square,
  subtract,
  sum,
  type Tensor,
  where,
  zerosLike,
} from '@oneiros/tensor';
import { type ConstraintLike, constraint } from '../constraints/constraint.ts';
import { type InitializerLike, initialize, initializer } from '../initializers/initializer.ts';
import { Ones } from '../initializers/ones.ts';
import { Zeros } from '../initializers/zeros.ts';
import { never } from '../internal/never.ts';
import {
  corrected,
  type Moments,
  moveStatistics,
  type RenormClipping,
  type RenormWeights,
  renormClipping,
} from '../internal/renormalization.ts';
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
  /** Whether to correct the statistics of the batch by those of many batches (Ioffe, 2017). Default false. */
  readonly renorm?: boolean;
  /** Bounds of these corrections. Default none. */
  readonly renormClipping?: RenormClipping | null;
  /** How much of the statistics of many batches remains at each step. Default 0.99. */
  readonly renormMomentum?: number;
}
interface BatchNormalizationConfig extends BatchNormalizationOptions {
  readonly synchronized?: false;
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
    renorm: boolean(false),
    renormClipping: renormClipping(),
    renormMomentum: float(0.99),
  };
  gamma: Weight | null = null;
  beta: Weight | null = null;
  movingMean!: Weight;
  movingVariance!: Weight;
  #renorm: RenormWeights | null = null;

  constructor(options: BatchNormalizationOptions = {}) {
    super(options.renorm ? { ...options, renormClipping: options.renormClipping ?? {} } : options);
    this.supportsMasking = true;
  }

  override build(inputShape: PartialShape): void {
    const { config } = this;
    const axis = canonicalAxis(config.axis, inputShape.length, `Layer '${this.name}': axis`);
    const size = inputShape[axis] as number;
    const shape = [size];
    const own = { autocast: false };
    const fixed = { autocast: false, trainable: false };
    if (config.scale) {
      const { gammaInitializer: initializer, gammaRegularizer: regularizer, gammaConstraint: constraint } = config;
      this.gamma = this.addWeight('gamma', shape, { initializer, regularizer, constraint, ...own });
    }
    if (config.center) {
      const { betaInitializer: initializer, betaRegularizer: regularizer, betaConstraint: constraint } = config;
      this.beta = this.addWeight('beta', shape, { initializer, regularizer, constraint, ...own });
    }
    const mean = { initializer: config.movingMeanInitializer, ...fixed };
    this.movingMean = this.addWeight('moving_mean', shape, mean);
    this.movingVariance = this.addWeight('moving_variance', shape, {
      initializer: config.movingVarianceInitializer,
      ...fixed,
    });
    if (config.renorm) {
      const deviation = (sizes: Shape, dtype: DType): Tensor =>
        sqrt(initialize(config.movingVarianceInitializer, sizes, dtype));
      this.#renorm = {
        movingStddev: this.addWeight('moving_stddev', shape, { initializer: deviation, ...fixed }),
        renormMean: this.addWeight('renorm_mean', shape, mean),
        renormStddev: this.addWeight('renorm_stddev', shape, { initializer: deviation, ...fixed }),
      };
    }
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
    let [mean, variance]: Moments = [own(this.movingMean), own(this.movingVariance)];
    let scale = this.gamma && own(this.gamma);
    let offset = this.beta && own(this.beta);
    if (training && this.trainable) {
      const others = x.shape.map((_, i) => i).filter((i) => i !== axis);
      const batch: Moments = mask ? maskedMoments(x, mask, axis) : moments(x, others);
      if (this.#renorm) {
        ({ gamma: scale, beta: offset } = corrected(
          batch,
          this.#renorm,
          scale,
          offset,
          epsilon,
          this.config.renormClipping ?? {},
        ));
        const { movingMean, movingVariance } = this;
        moveStatistics(batch, { ...this.#renorm, movingMean, movingVariance }, this.config);
      } else {
        this.movingMean.assign(add(multiply(mean, momentum), multiply(batch[0], 1 - momentum)));
        this.movingVariance.assign(add(multiply(variance, momentum), multiply(batch[1], 1 - momentum)));
      }
      [mean, variance] = batch;
    }
    return cast(batchNormalization(x, mean, variance, axis, { offset, scale, epsilon }), this.computeDType);
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

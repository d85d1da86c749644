import { boolean, custom, expected, type Fields, integer, nullable, positiveInteger, show } from '@oneiros/core';
import {
  type ActivationLike,
  activation,
  type ConstraintLike,
  constraint,
  GlorotUniform,
  type InitializerLike,
  initializer,
  Orthogonal,
  type RegularizerLike,
  regularizer,
  sigmoid,
  tanh,
  Zeros,
} from '@oneiros/layers-core';

/** Options that all cells share. */
export interface CellBaseOptions {
  /** Applied to the new state. Default tanh; null is the identity. */
  readonly activation?: ActivationLike | null;
  /** Whether to add biases. Default true. */
  readonly useBias?: boolean;
  /** Makes the kernel of the inputs. Default Glorot uniform. */
  readonly kernelInitializer?: InitializerLike;
  /** Makes the kernel of the state. Default orthogonal. */
  readonly recurrentInitializer?: InitializerLike;
  /** Makes the bias. Default zeros. */
  readonly biasInitializer?: InitializerLike;
  /** Penalty on the kernel of the inputs. */
  readonly kernelRegularizer?: RegularizerLike | null;
  /** Penalty on the kernel of the state. */
  readonly recurrentRegularizer?: RegularizerLike | null;
  /** Penalty on the bias. */
  readonly biasRegularizer?: RegularizerLike | null;
  /** Projection of the kernel of the inputs after each update. */
  readonly kernelConstraint?: ConstraintLike | null;
  /** Projection of the kernel of the state after each update. */
  readonly recurrentConstraint?: ConstraintLike | null;
  /** Projection of the bias after each update. */
  readonly biasConstraint?: ConstraintLike | null;
  /** Fraction of the inputs dropped in training, the same at all steps. Default 0. */
  readonly dropout?: number;
  /** Fraction of the state dropped in training, the same at all steps. Default 0. */
  readonly recurrentDropout?: number;
  /** For the same masks each time. Default null: drawn when the layer is made. */
  readonly seed?: number | null;
}
/** What gated cells have besides. */
export interface GatedOptions extends CellBaseOptions {
  /** Applied to the gates. Default sigmoid; null is the identity. */
  readonly recurrentActivation?: ActivationLike | null;
}
interface CellConfig extends GatedOptions {
  readonly units: number;
}

/** The fields of cells; tables take what they have, in their order. */
export function cellFields(): Fields<CellConfig> {
  return {
    units: positiveInteger(),
    activation: activation(tanh, 'tanh'),
    recurrentActivation: activation(sigmoid, 'sigmoid'),
    useBias: boolean(true),
    kernelInitializer: initializer(() => new GlorotUniform()),
    recurrentInitializer: initializer(() => new Orthogonal()),
    biasInitializer: initializer(() => new Zeros()),
    kernelRegularizer: regularizer(),
    recurrentRegularizer: regularizer(),
    biasRegularizer: regularizer(),
    kernelConstraint: constraint(),
    recurrentConstraint: constraint(),
    biasConstraint: constraint(),
    dropout: custom(rate, () => 0),
    recurrentDropout: custom(rate, () => 0),
    seed: nullable(integer()),
  };
}

/** As Keras, values out of range count as the nearest of 0 and 1. */
function rate(value: unknown, where: string): number {
  if (typeof value === 'number' && !Number.isNaN(value)) return Math.min(1, Math.max(0, value));
  throw expected(where, 'a number from 0 to 1', show(value));
}

import { boolean, type Fields, sizes } from '@oneiros/core';
import {
  type ActivationLike,
  activation,
  type ConstraintLike,
  constraint,
  type DataFormat,
  dataFormat,
  type InitializerLike,
  initializer,
  type LayerOptions,
  type RegularizerLike,
  regularizer,
  Zeros,
} from '@oneiros/layers-core';
import type { PerAxis } from './window-fields.ts';

/** Options that all convolutions share. */
export interface ConvBaseOptions extends LayerOptions {
  /** Steps between windows: one number, or one for each spatial axis. Default 1. */
  readonly strides?: PerAxis;
  /** Where channels lie. Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
  /** Steps between elements of the kernel: one number, or one for each spatial axis. Default 1. */
  readonly dilationRate?: PerAxis;
  /** Applied to the output; `null`, the default, is the identity. */
  readonly activation?: ActivationLike | null;
  /** Whether to add a bias to each filter. Default true. */
  readonly useBias?: boolean;
  /** Makes the bias `[filters]`. Default zeros. */
  readonly biasInitializer?: InitializerLike;
  /** Penalty on the bias. */
  readonly biasRegularizer?: RegularizerLike | null;
  /** Projection of the bias after each update. */
  readonly biasConstraint?: ConstraintLike | null;
}

/** The fields of `ConvBaseOptions` apart from those of all layers. */
export function convFields(rank: number): Fields<Omit<ConvBaseOptions, 'name' | 'trainable' | 'dtype'>> {
  return {
    strides: sizes(rank, 1),
    dataFormat: dataFormat(),
    dilationRate: sizes(rank, 1),
    activation: activation(),
    useBias: boolean(true),
    biasInitializer: initializer(() => new Zeros()),
    biasRegularizer: regularizer(),
    activityRegularizer: regularizer(),
    biasConstraint: constraint(),
  };
}

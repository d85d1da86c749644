import type { DType, PartialShape } from '@oneiros/core';
import type { KerasTensor } from '../keras-tensor.ts';
import { InputLayer } from './input-layer.ts';

export interface InputOptions {
  /** Batch size, if it is fixed. */
  readonly batchSize?: number | null;
  /** Default float32. */
  readonly dtype?: DType;
  readonly name?: string;
}

/**
 * The input of a model: a KerasTensor of this shape, which does not include the batch.
 *
 * ```ts
 * const inputs = Input([28, 28, 1]);
 * const model = new Model(inputs, new Flatten().apply(inputs));
 * ```
 */
export function Input(shape: PartialShape, { batchSize = null, ...options }: InputOptions = {}): KerasTensor {
  return new InputLayer([batchSize, ...shape], options).output;
}

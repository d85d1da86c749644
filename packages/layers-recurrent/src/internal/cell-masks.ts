import type { DType, Shape } from '@oneiros/core';
import { concatenate, dropout, matmul, multiply, ones, type SeedGenerator, split, type Tensor } from '@oneiros/tensor';
import type { CellMasks } from '../rnn-cell.ts';

export interface MaskRequest {
  readonly seed: SeedGenerator;
  /** Rate for inputs. */
  readonly dropout: number;
  /** Rate for states. */
  readonly recurrentDropout: number;
  /** How many masks of each: one, or one for each gate. */
  readonly count: number;
  readonly inputShape: Shape;
  readonly stateShape: Shape;
  readonly dtype: DType;
  readonly training: boolean;
}

/** Masks in the order in which Keras draws them. It does so in inference too, without use: there only the seed moves on. */
export function drawCellMasks(request: MaskRequest): CellMasks {
  const { seed, count, dtype, training } = request;
  const draw = (rate: number, shape: Shape): readonly Tensor[] | null => {
    if (rate === 0) return null;
    const masks = Array.from({ length: count }, () => {
      if (training) return dropout(ones(shape, { dtype }), rate, { seed });
      if (rate < 1) seed.next();
      return null;
    });
    return training ? (masks as readonly Tensor[]) : null;
  };
  const input = draw(request.dropout, request.inputShape);
  const recurrent = draw(request.recurrentDropout, request.stateShape);
  return { input, recurrent };
}

/** x · kernel, where x is multiplied with the mask, or for each gate's part of the kernel with its own. */
export function maskedProduct(x: Tensor, kernel: Tensor, masks: readonly Tensor[] | null): Tensor {
  if (!masks) return matmul(x, kernel);
  if (masks.length === 1) return matmul(multiply(x, masks[0]!), kernel);
  const parts = split(kernel, masks.length, { axis: 1 });
  return concatenate(
    parts.map((part, i) => matmul(multiply(x, masks[i]!), part)),
    { axis: -1 },
  );
}

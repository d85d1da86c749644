import { divide } from '../ops/divide.ts';
import { equal } from '../ops/equal.ts';
import { reshape } from '../ops/reshape.ts';
import { subtract } from '../ops/subtract.ts';
import { where } from '../ops/where.ts';
import type { Tensor } from '../tensor.ts';

/** F with F(i, j) = 1 / (vⱼ − vᵢ), and 0 where they are equal. */
export function inverseGaps(values: Tensor): Tensor {
  const gaps = subtract(
    reshape(values, [...values.shape.slice(0, -1), 1, values.shape.at(-1)!]),
    reshape(values, [...values.shape, 1]),
  );
  const none = equal(gaps, 0);
  return where(none, 0, divide(1, where(none, 1, gaps)));
}

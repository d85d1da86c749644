import { asTensor, bind, padOp, type Tensor } from '@oneiros/tensor';

/** `x` with zeros before and after along each dimension. `ops.pad` would bring its other modes into a bundle. */
export function padZeros(x: Tensor, widths: readonly (readonly [before: number, after: number])[]): Tensor {
  return bind(padOp, [x, asTensor(0, x.dtype)], {
    low: widths.map(([before]) => before),
    high: widths.map(([, after]) => after),
    interior: widths.map(() => 0),
  });
}

import { colorPlanes } from '../../internal/color-planes.ts';
import { machineEpsilon } from '../../internal/machine-epsilon.ts';
import type { DataFormat } from '../../internal/spatial.ts';
import type { Tensor, TensorLike } from '../../tensor.ts';
import { abs } from '../abs.ts';
import { add } from '../add.ts';
import { cast } from '../cast.ts';
import { divide } from '../divide.ts';
import { equal } from '../equal.ts';
import { greater } from '../greater.ts';
import { less } from '../less.ts';
import { maximum } from '../maximum.ts';
import { minimum } from '../minimum.ts';
import { multiply } from '../multiply.ts';
import { stack } from '../stack.ts';
import { subtract } from '../subtract.ts';
import { where } from '../where.ts';

export interface RgbToHsvOptions {
  /** Default 'channels_last'. */
  readonly dataFormat?: DataFormat | null;
}

/**
 * Images of floats in [0, 1] with hue, saturation and value, each in [0, 1], for red, green and blue.
 *
 * ```ts
 * image.rgbToHsv(tensor([[[0, 0.5, 0]]])); // [[[1 / 3, 1, 0.5]]]
 * ```
 * @throws OneirosError where the images are no floats or have other than 3 channels.
 */
export function rgbToHsv(images: TensorLike, { dataFormat }: RgbToHsvOptions = {}): Tensor {
  const { planes, axis } = colorPlanes(images, dataFormat ?? 'channels_last', 'ops.image.rgbToHsv');
  const eps = machineEpsilon(planes[0].dtype);
  const [red, green, blue] = planes.map((plane) => where(less(abs(plane), eps), 0, plane)) as [Tensor, Tensor, Tensor];
  const value = maximum(maximum(red, green), blue);
  const range = subtract(value, minimum(minimum(red, green), blue));
  const hasColor = greater(range, 0);
  const saturation = where(greater(value, 0), divide(range, where(greater(value, 0), value, 1)), 0);
  const unit = divide(1, multiply(where(hasColor, range, 1), 6));
  const fromGreen = add(multiply(unit, subtract(blue, red)), 2 / 6);
  const fromBlue = add(multiply(unit, subtract(red, green)), 4 / 6);
  const fromRed = multiply(unit, subtract(green, blue));
  const hue = where(equal(value, red), fromRed, where(equal(value, green), fromGreen, fromBlue));
  const wrapped = add(where(hasColor, hue, 0), cast(less(hue, 0), hue.dtype));
  return stack([wrapped, saturation, value], { axis });
}

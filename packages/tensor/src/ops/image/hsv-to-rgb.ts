import { colorPlanes } from '../../internal/color-planes.ts';
import type { DataFormat } from '../../internal/spatial.ts';
import type { Tensor, TensorLike } from '../../tensor.ts';
import { abs } from '../abs.ts';
import { add } from '../add.ts';
import { clip } from '../clip.ts';
import { mod } from '../mod.ts';
import { multiply } from '../multiply.ts';
import { stack } from '../stack.ts';
import { subtract } from '../subtract.ts';

export interface HsvToRgbOptions {
  /** Default 'channels_last'. */
  readonly dataFormat?: DataFormat | null;
}

/**
 * Images of floats in [0, 1] with red, green and blue for hue, saturation and value.
 *
 * ```ts
 * image.hsvToRgb(tensor([[[1 / 3, 1, 0.5]]])); // [[[0, 0.5, 0]]]
 * ```
 * @throws OneirosError where the images are no floats or have other than 3 channels.
 */
export function hsvToRgb(images: TensorLike, { dataFormat }: HsvToRgbOptions = {}): Tensor {
  const { planes, axis } = colorPlanes(images, dataFormat ?? 'channels_last', 'ops.image.hsvToRgb');
  const [hue, saturation, value] = planes;
  const sector = multiply(mod(hue, 1), 6);
  const shares = [
    subtract(abs(subtract(sector, 3)), 1),
    subtract(2, abs(subtract(sector, 2))),
    subtract(2, abs(subtract(sector, 4))),
  ];
  const gray = subtract(1, saturation);
  const colors = shares.map((share) => multiply(value, add(gray, multiply(saturation, clip(share, 0, 1)))));
  return stack(colors, { axis });
}

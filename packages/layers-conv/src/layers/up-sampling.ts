import { type Fields, oneOf, positiveInteger, sizes } from '@oneiros/core';
import { type DataFormat, dataFormat, Layer, type LayerOptions, layerFields } from '@oneiros/layers-core';
import { image, repeat, type Tensor, transpose } from '@oneiros/tensor';
import { type PerAxis, spatialAxes } from '../internal/window-fields.ts';

export interface UpSampling1DOptions extends LayerOptions {
  /** How often each step is repeated. Default 2. */
  readonly size?: number;
}
export interface UpSampling3DOptions extends LayerOptions {
  /** How often each position is repeated: one number, or one for each spatial axis. Default 2. */
  readonly size?: PerAxis;
  /** Where channels lie. Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
}
export interface UpSampling2DOptions extends UpSampling3DOptions {
  /** How values between positions are found. Default 'nearest': repeated. */
  readonly interpolation?: image.ResizeInterpolation;
}

/**
 * Repeats each step: `[batch, steps, channels]` → `[batch, steps · size, channels]`.
 *
 * ```ts
 * new UpSampling1D({ size: 3 }).apply(Input([10, 8])); // shape [null, 30, 8]
 * ```
 */
export class UpSampling1D extends Layer<UpSampling1DOptions> {
  static override readonly className: string = 'keras.layers.UpSampling1D';
  static override readonly fields: Fields<UpSampling1DOptions> = { ...layerFields, size: positiveInteger(2) };

  constructor(options: UpSampling1DOptions = {}) {
    super(options);
    this.inputSpec = { rank: 3 };
  }
  override call(x: Tensor): Tensor {
    return repeat(x, this.config.size, { axis: 1 });
  }
}

/**
 * Repeats each row and column, or interpolates: `[batch, height, width, channels]` → `[batch, height · size[0], width · size[1], channels]`.
 *
 * ```ts
 * new UpSampling2D().apply(Input([14, 14, 8])); // shape [null, 28, 28, 8]
 * ```
 */
export class UpSampling2D extends Layer<UpSampling2DOptions> {
  static override readonly className: string = 'keras.layers.UpSampling2D';
  static override readonly fields: Fields<UpSampling2DOptions> = {
    ...layerFields,
    size: sizes(2, 2),
    dataFormat: dataFormat(),
    interpolation: oneOf<image.ResizeInterpolation>(
      ['nearest', 'bilinear', 'bicubic', 'lanczos3', 'lanczos5'],
      'nearest',
    ),
  };

  constructor(options: UpSampling2DOptions = {}) {
    super(options);
    this.inputSpec = { rank: 4 };
  }
  override call(x: Tensor): Tensor {
    const { size, dataFormat, interpolation } = this.config;
    if (interpolation === 'nearest') return repeated(x, size as readonly number[], dataFormat);
    const first = dataFormat === 'channels_first';
    const images = first ? transpose(x, { axes: [0, 2, 3, 1] }) : x;
    const larger = (size as readonly number[]).map((n, i) => n * images.shape[i + 1]!);
    const y = image.resize(images, larger, { interpolation });
    return first ? transpose(y, { axes: [0, 3, 1, 2] }) : y;
  }
}

/**
 * Repeats along depth, height and width: `[batch, depth, height, width, channels]` → the same with sizes times `size`.
 *
 * ```ts
 * new UpSampling3D().apply(Input([4, 4, 4, 8])); // shape [null, 8, 8, 8, 8]
 * ```
 */
export class UpSampling3D extends Layer<UpSampling3DOptions> {
  static override readonly className: string = 'keras.layers.UpSampling3D';
  static override readonly fields: Fields<UpSampling3DOptions> = {
    ...layerFields,
    size: sizes(3, 2),
    dataFormat: dataFormat(),
  };

  constructor(options: UpSampling3DOptions = {}) {
    super(options);
    this.inputSpec = { rank: 5 };
  }
  override call(x: Tensor): Tensor {
    return repeated(x, this.config.size as readonly number[], this.config.dataFormat);
  }
}

function repeated(x: Tensor, size: readonly number[], format: DataFormat): Tensor {
  return spatialAxes(format, size.length).reduce((y, axis, i) => repeat(y, size[i]!, { axis }), x);
}

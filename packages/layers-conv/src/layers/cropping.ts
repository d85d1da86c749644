import { expected, type Fields } from '@oneiros/core';
import { type DataFormat, dataFormat, Layer, type LayerOptions, layerFields } from '@oneiros/layers-core';
import { slice, type Tensor } from '@oneiros/tensor';
import { type Edge, type Edges, edges } from '../internal/edges.ts';
import { spatialAxes } from '../internal/window-fields.ts';

export interface Cropping1DOptions extends LayerOptions {
  /** Steps cut off: one number, or [before, after]. Default 1. */
  readonly cropping?: Edges;
}
export interface CroppingOptions extends LayerOptions {
  /** Cut off the edges: one number for all, one for each spatial axis, or a pair [before, after] for each. Default 0 in 2D, 1 in 3D. */
  readonly cropping?: Edges;
  /** Where channels lie. Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
}

/** What they have in common. */
abstract class Cropping<C extends Cropping1DOptions> extends Layer<C> {
  readonly rank: number;

  constructor(rank: number, given: C) {
    super(given);
    this.rank = rank;
    this.inputSpec = { rank: rank + 2 };
  }
  override call(x: Tensor): Tensor {
    const { cropping, dataFormat = 'channels_last' } = this.config as unknown as {
      readonly cropping: readonly Edge[];
      readonly dataFormat?: DataFormat;
    };
    const starts = x.shape.map(() => 0);
    const sizes = [...x.shape];
    spatialAxes(dataFormat, this.rank).forEach((axis, i) => {
      const [before, after] = cropping[i]!;
      starts[axis] = before;
      sizes[axis]! -= before + after;
    });
    if (sizes.some((n, i) => n <= 0 && x.shape[i]! > 0)) {
      throw expected(
        `Layer '${this.name}'`,
        'less cropping than the input is large',
        `cropping=${JSON.stringify(cropping)} and input of shape [${x.shape}]`,
        'Crop less.',
      );
    }
    return slice(x, starts, sizes);
  }
}

/**
 * Cuts off the edges of a sequence: `[batch, steps, channels]`.
 *
 * ```ts
 * new Cropping1D().apply(Input([10, 8])); // shape [null, 8, 8]
 * ```
 */
export class Cropping1D extends Cropping<Cropping1DOptions> {
  static override readonly className: string = 'keras.layers.Cropping1D';
  static override readonly fields: Fields<Cropping1DOptions> = { ...layerFields, cropping: edges(1, 1) };

  constructor(options: Cropping1DOptions = {}) {
    super(1, options);
  }
}

/**
 * Cuts off the edges of an image: `[batch, height, width, channels]`.
 *
 * ```ts
 * new Cropping2D({ cropping: 2 }).apply(Input([28, 28, 8])); // shape [null, 24, 24, 8]
 * ```
 */
export class Cropping2D extends Cropping<CroppingOptions> {
  static override readonly className: string = 'keras.layers.Cropping2D';
  static override readonly fields: Fields<CroppingOptions> = {
    ...layerFields,
    cropping: edges(2, 0),
    dataFormat: dataFormat(),
  };

  constructor(options: CroppingOptions = {}) {
    super(2, options);
  }
}

/**
 * Cuts off the edges of a volume: `[batch, depth, height, width, channels]`.
 *
 * ```ts
 * new Cropping3D().apply(Input([16, 16, 16, 8])); // shape [null, 14, 14, 14, 8]
 * ```
 */
export class Cropping3D extends Cropping<CroppingOptions> {
  static override readonly className: string = 'keras.layers.Cropping3D';
  static override readonly fields: Fields<CroppingOptions> = {
    ...layerFields,
    cropping: edges(3, 1),
    dataFormat: dataFormat(),
  };

  constructor(options: CroppingOptions = {}) {
    super(3, options);
  }
}

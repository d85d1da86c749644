import type { Fields } from '@oneiros/core';
import { type DataFormat, dataFormat, Layer, type LayerOptions, layerFields } from '@oneiros/layers-core';
import type { Tensor } from '@oneiros/tensor';
import { type Edge, type Edges, edges } from '../internal/edges.ts';
import { padZeros } from '../internal/pad-zeros.ts';
import { spatialAxes } from '../internal/window-fields.ts';

export interface ZeroPaddingOptions extends LayerOptions {
  /** Zeros at the edges: one number for all, one for each spatial axis, or a pair [before, after] for each. Default 1. */
  readonly padding?: Edges;
  /** Where channels lie. Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
}

/** What they have in common. */
abstract class ZeroPadding extends Layer<ZeroPaddingOptions> {
  readonly rank: number;

  constructor(rank: number, given: ZeroPaddingOptions) {
    super(given);
    this.rank = rank;
    this.inputSpec = { rank: rank + 2 };
  }
  override call(x: Tensor): Tensor {
    const { padding, dataFormat } = this.config;
    const widths: Edge[] = x.shape.map(() => [0, 0]);
    spatialAxes(dataFormat, this.rank).forEach((axis, i) => {
      widths[axis] = (padding as readonly Edge[])[i]!;
    });
    return padZeros(x, widths);
  }
}

/**
 * Adds zeros around a sequence: `[batch, steps, channels]`.
 *
 * ```ts
 * new ZeroPadding1D().apply(Input([10, 8])); // shape [null, 12, 8]
 * ```
 */
export class ZeroPadding1D extends ZeroPadding {
  static override readonly className: string = 'keras.layers.ZeroPadding1D';
  static override readonly fields: Fields<ZeroPaddingOptions> = /* #__PURE__ */ fieldsOf(1);

  constructor(options: ZeroPaddingOptions = {}) {
    super(1, options);
  }
}

/**
 * Adds zeros around an image: `[batch, height, width, channels]`.
 *
 * ```ts
 * new ZeroPadding2D().apply(Input([28, 28, 8])); // shape [null, 30, 30, 8]
 * ```
 */
export class ZeroPadding2D extends ZeroPadding {
  static override readonly className: string = 'keras.layers.ZeroPadding2D';
  static override readonly fields: Fields<ZeroPaddingOptions> = /* #__PURE__ */ fieldsOf(2);

  constructor(options: ZeroPaddingOptions = {}) {
    super(2, options);
  }
}

/**
 * Adds zeros around a volume: `[batch, depth, height, width, channels]`.
 *
 * ```ts
 * new ZeroPadding3D().apply(Input([16, 16, 16, 8])); // shape [null, 18, 18, 18, 8]
 * ```
 */
export class ZeroPadding3D extends ZeroPadding {
  static override readonly className: string = 'keras.layers.ZeroPadding3D';
  static override readonly fields: Fields<ZeroPaddingOptions> = /* #__PURE__ */ fieldsOf(3);

  constructor(options: ZeroPaddingOptions = {}) {
    super(3, options);
  }
}

function fieldsOf(rank: number): Fields<ZeroPaddingOptions> {
  return { ...layerFields, padding: edges(rank, 1), dataFormat: dataFormat() };
}

import { canonicalAxis, expected, type Fields, integer, type PartialShape } from '@oneiros/core';
import { any, broadcastTo, concatenate, expandDims, ones, type Tensor } from '@oneiros/tensor';
import { type CallOptions, Layer, type LayerOptions, layerFields } from '../layer.ts';
import type { Mask } from '../masking.ts';
import { masksFor, severalShapes, severalTensors, shownShapes } from './internal/merge.ts';

export interface ConcatenateOptions extends LayerOptions {
  /** The axis along which inputs follow each other, counted with the batch. Default -1. */
  readonly axis?: number;
}

/**
 * The inputs one after the other along an axis; other sizes must be equal.
 *
 * ```ts
 * new Concatenate().apply([Input([4]), Input([6])]); // shape [null, 10]
 * ```
 */
export class Concatenate extends Layer<ConcatenateOptions> {
  static override readonly className: string = 'keras.layers.Concatenate';
  static override readonly fields: Fields<ConcatenateOptions> = { ...layerFields, axis: integer(-1) };

  constructor(options: ConcatenateOptions = {}) {
    super(options);
    this.supportsMasking = true;
  }
  override build(given: PartialShape): void {
    const shapes = severalShapes(this.name, given);
    const rank = shapes[0]!.length;
    const axis = canonicalAxis(this.config.axis, rank, `Layer '${this.name}': axis`);
    const fit = shapes.every(
      (shape) =>
        shape.length === rank &&
        shape.every((n, i) => i === axis || n === null || shapes[0]![i] === null || n === shapes[0]![i]),
    );
    if (!fit)
      throw expected(
        `Layer '${this.name}'`,
        `inputs whose sizes are equal but on axis ${axis}`,
        shownShapes(shapes),
        'Reshape one of them, or choose another axis.',
      );
  }
  override call(inputs: Tensor, _options: CallOptions): Tensor {
    return concatenate(severalTensors(this.name, inputs), { axis: this.config.axis });
  }
  override computeMask(inputs: Tensor, mask: Tensor | null): Mask {
    const xs = severalTensors(this.name, inputs);
    const masks = masksFor(xs, mask);
    if (!masks) return null;
    const spread = xs.map((x, i) => {
      const own = masks[i];
      if (!own) return ones(x.shape, { dtype: 'bool' });
      return own.rank < x.rank ? broadcastTo(expandDims(own, -1), x.shape) : own;
    });
    return any(concatenate(spread, { axis: this.config.axis }), { axis: -1 });
  }
}

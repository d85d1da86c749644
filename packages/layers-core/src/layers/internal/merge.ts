import { expected, type PartialShape } from '@oneiros/core';
import { broadcastTo, expandDims, logicalOr, reshape, type Tensor, where } from '@oneiros/tensor';
import { type CallOptions, Layer, type LayerOptions } from '../../layer.ts';
import type { Mask } from '../../masking.ts';

/** A mask for each input. */
export type Masks = readonly Mask[] | null;

/** A layer that makes one tensor of several, broadcasting from the axis after the batch on. */
export abstract class Merge<C extends LayerOptions = LayerOptions> extends Layer<C> {
  constructor(given: C) {
    super(given);
    this.supportsMasking = true;
  }

  /** One tensor of `xs`, which all have the same number of dimensions. */
  protected abstract merge(xs: readonly Tensor[], masks: Masks): Tensor;

  override build(shapes: PartialShape): void {
    this.checkShapes(severalShapes(this.name, shapes));
  }
  /** Throws where the inputs cannot be merged. */
  protected checkShapes(shapes: readonly PartialShape[]): void {
    const sizes = new Set(shapes.map((shape) => shape[0]).filter((n) => typeof n === 'number'));
    const rank = Math.max(...shapes.map((shape) => shape.length));
    const fit = Array.from(
      { length: rank - 1 },
      (_, i) =>
        new Set(
          shapes
            .map((shape) => (i < shape.length - 1 ? shape[shape.length - 1 - i] : 1))
            .filter((n) => typeof n === 'number' && n !== 1),
        ),
    );
    if (sizes.size > 1 || fit.some((found) => found.size > 1))
      throw expected(
        `Layer '${this.name}'`,
        'inputs of one batch size whose other sizes are equal or 1',
        shownShapes(shapes),
        'Reshape one of them.',
      );
  }

  override call(inputs: Tensor, { mask }: CallOptions): Tensor {
    const xs = severalTensors(this.name, inputs);
    const rank = Math.max(...xs.map((x) => x.rank));
    const masks = masksFor(xs, mask);
    const equal = xs.map((x) =>
      reshape(x, [x.shape[0]!, ...new Array<number>(rank - x.rank).fill(1), ...x.shape.slice(1)]),
    );
    return this.merge(equal, masks);
  }

  /** True where any of the inputs counts; null where one of them has no mask. */
  override computeMask(_inputs: Tensor, mask: Tensor | null): Mask {
    const masks = mask as unknown as Masks;
    if (!masks || masks.includes(null)) return null;
    return (masks as readonly Tensor[]).reduce((all, own) => logicalOr(all, own));
  }
}

/** The inputs of a layer that takes several. */
export function severalTensors(name: string, inputs: unknown): readonly Tensor[] {
  if (Array.isArray(inputs) && inputs.length > 0) return inputs as readonly Tensor[];
  throw expected(
    `Layer '${name}'`,
    'an array of inputs',
    Array.isArray(inputs) ? 'an empty one' : 'one input',
    'Call it as layer.apply([x, y]).',
  );
}
/** Their shapes. */
export function severalShapes(name: string, shapes: unknown): readonly PartialShape[] {
  if (Array.isArray(shapes) && shapes.length > 0 && shapes.every(Array.isArray))
    return shapes as readonly PartialShape[];
  throw expected(`Layer '${name}'`, 'an array of inputs', 'one input', 'Call it as layer.apply([x, y]).');
}
/** Shapes as errors show them. */
export function shownShapes(shapes: readonly PartialShape[]): string {
  return `inputs of shapes ${shapes.map((shape) => `[${shape.map((n) => n ?? 'null')}]`).join(', ')}`;
}
/** One mask for each input, or null where none has one. */
export function masksFor(xs: readonly Tensor[], mask: unknown): Masks {
  return Array.isArray(mask) && mask.length === xs.length && mask.some((m) => m) ? (mask as readonly Mask[]) : null;
}
/** A mask `[batch, steps]` for each value of `x`. */
export function spread(mask: Tensor, x: Tensor): Tensor {
  return broadcastTo(expandDims(mask, -1), x.shape);
}

/** `f` over all inputs, where a value that is masked counts for nothing beside one that is not. */
export function mergeMasked(xs: readonly Tensor[], masks: Masks, f: (x: Tensor, y: Tensor) => Tensor): Tensor {
  let output = xs[0]!;
  let counted: Tensor | null = masks?.[0] ? spread(masks[0], output) : null;
  xs.slice(1).forEach((next, i) => {
    const mask = masks?.[i + 1];
    const own = mask ? spread(mask, next) : null;
    const x = own ? where(own, next, output) : next;
    if (counted) output = where(counted, output, x);
    counted = own && counted ? logicalOr(counted, own) : null;
    output = f(output, x);
  });
  return output;
}

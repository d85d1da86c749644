import { boolean, canonicalAxis, custom, expected, type Fields, type PartialShape, show } from '@oneiros/core';
import { dotGeneral, normalize, reshape, type Tensor } from '@oneiros/tensor';
import { type CallOptions, Layer, type LayerOptions, layerFields } from '../layer.ts';
import { severalShapes, severalTensors, shownShapes } from './internal/merge.ts';

export interface DotOptions extends LayerOptions {
  /** Whether to divide by the norms first, which gives cosines. Default false. */
  readonly normalize?: boolean;
}
interface DotConfig extends DotOptions {
  readonly axes: number | readonly [number, number];
}

/**
 * Product of two inputs over an axis of each, sample by sample.
 *
 * ```ts
 * new Dot(-1, { normalize: true }).apply([Input([64]), Input([64])]); // cosine, shape [null, 1]
 * ```
 * @throws OneirosError unless there are two inputs, of equal size on these axes.
 */
export class Dot extends Layer<DotConfig> {
  static override readonly className: string = 'keras.layers.Dot';
  static override readonly fields: Fields<DotConfig> = {
    ...layerFields,
    axes: custom<number | readonly [number, number]>(parseAxes),
    normalize: boolean(false),
  };

  /** @param axes one for both inputs or one for each, counted with the batch */
  constructor(axes: number | readonly [number, number], options: DotOptions = {}) {
    super({ axes, ...options });
    this.supportsMasking = true;
  }
  override build(given: PartialShape): void {
    const shapes = severalShapes(this.name, given);
    if (shapes.length !== 2)
      throw expected(`Layer '${this.name}'`, 'two inputs', shownShapes(shapes), 'Call it as layer.apply([x, y]).');
    const [a, b] = this.#axes(shapes[0]!.length, shapes[1]!.length);
    const [m, n] = [shapes[0]![a], shapes[1]![b]];
    if (m !== null && n !== null && m !== n)
      throw expected(
        `Layer '${this.name}'`,
        `inputs of equal size on axes ${a} and ${b}`,
        shownShapes(shapes),
        'Choose other axes.',
      );
  }
  override call(inputs: Tensor, _options: CallOptions): Tensor {
    const [x, y] = severalTensors(this.name, inputs) as readonly [Tensor, Tensor];
    const [a, b] = this.#axes(x.rank, y.rank);
    const unit = (t: Tensor, axis: number): Tensor => (this.config.normalize ? normalize(t, { axis, order: 2 }) : t);
    const product = dotGeneral(unit(x, a), unit(y, b), { contracting: [[a], [b]], batch: [[0], [0]] });
    return product.rank === 1 ? reshape(product, [product.size, 1]) : product;
  }
  override computeMask(): null {
    return null;
  }
  #axes(rankX: number, rankY: number): readonly [number, number] {
    const { axes } = this.config;
    const [a, b] = typeof axes === 'number' ? [axes, axes] : axes;
    const where = `Layer '${this.name}': axes`;
    const [x, y] = [canonicalAxis(a, rankX, where), canonicalAxis(b, rankY, where)];
    if (x === 0 || y === 0)
      throw expected(where, 'axes after the batch', `axes=${JSON.stringify(axes)}`, 'Axis 0 is the batch.');
    return [x, y];
  }
}

function parseAxes(value: unknown, where: string): number | readonly [number, number] {
  if (Number.isInteger(value)) return value as number;
  if (Array.isArray(value) && value.length === 2 && value.every(Number.isInteger))
    return value as unknown as readonly [number, number];
  throw expected(where, 'an axis, or one for each of the two inputs', show(value));
}

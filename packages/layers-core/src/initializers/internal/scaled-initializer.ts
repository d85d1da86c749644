import { custom, type DType, expected, type Fields, nullable, type Shape, show, sizeOf } from '@oneiros/core';
import { makeDefaultSeed, type Tensor } from '@oneiros/tensor';
import { type SeedLike, seed } from '../../seed.ts';
import { Initializer } from '../initializer.ts';
import type { ScaledDraw } from './scaled-draws.ts';

/** Options of the initializers that scale with the number of inputs and outputs of the weight. */
export interface ScaledInitializerOptions {
  /** An integer draws the same values each time; null, the default, an integer chosen now; a generator others at each call. */
  readonly seed?: SeedLike | null;
  /** Axes of the shape that count as inputs; with `outputAxes` instead of the usual ones. */
  readonly inputAxes?: readonly number[] | null;
  /** Axes of the shape that count as outputs. */
  readonly outputAxes?: readonly number[] | null;
}
export const scaledFields: Fields<ScaledInitializerOptions> = {
  seed: seed(),
  inputAxes: nullable(custom<readonly number[]>(integers)),
  outputAxes: nullable(custom<readonly number[]>(integers)),
};

/** Which number of a weight's units scales its values. */
export type FanMode = 'fan_in' | 'fan_out' | 'fan_avg';
/** How values are drawn and scale: their variance is `scale` / units. */
export interface Scaling {
  readonly scale: number;
  readonly mode: FanMode;
  readonly draw: ScaledDraw;
}

/** An initializer whose scaling belongs to its class. */
export abstract class ScaledInitializer extends Initializer<ScaledInitializerOptions> {
  static override readonly fields: Fields<ScaledInitializerOptions> = scaledFields;
  protected abstract readonly scaling: Scaling;
  readonly #seed: SeedLike;

  constructor(options: ScaledInitializerOptions = {}) {
    super(options);
    this.#seed = this.config.seed ?? makeDefaultSeed();
  }
  override call(shape: Shape, dtype: DType): Tensor {
    return drawScaled(shape, dtype, this.scaling, this.#seed, this.config.inputAxes, this.config.outputAxes);
  }
}

/** Values of variance `scale` / units, where the shape and the mode give the number of units. */
export function drawScaled(
  shape: Shape,
  dtype: DType,
  { scale, mode, draw }: Scaling,
  seed: SeedLike,
  inputAxes: readonly number[] | null,
  outputAxes: readonly number[] | null,
): Tensor {
  const [inputs, outputs] = computeFans(shape, inputAxes, outputAxes);
  const units = mode === 'fan_in' ? inputs : mode === 'fan_out' ? outputs : (inputs + outputs) / 2;
  return draw(shape, scale / Math.max(1, units), dtype, seed);
}

/** Numbers of input and output units of a weight: `[…receptive field, inputs, outputs]`. */
export function computeFans(
  shape: Shape,
  inputAxes: readonly number[] | null = null,
  outputAxes: readonly number[] | null = null,
): readonly [inputs: number, outputs: number] {
  if (inputAxes && outputAxes)
    return [sizeOf(inputAxes.map((axis) => shape.at(axis)!)), sizeOf(outputAxes.map((axis) => shape.at(axis)!))];
  if (shape.length < 2) return [sizeOf(shape), sizeOf(shape)];
  const field = sizeOf(shape.slice(0, -2));
  return [shape.at(-2)! * field, shape.at(-1)! * field];
}

function integers(value: unknown, where: string): readonly number[] {
  if (Array.isArray(value) && value.every(Number.isInteger)) return value as readonly number[];
  throw expected(where, 'an array of axes', show(value));
}

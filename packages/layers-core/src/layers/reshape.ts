import { custom, expected, type Fields, show } from '@oneiros/core';
import { reshape, type Tensor } from '@oneiros/tensor';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface ReshapeOptions extends LayerOptions {}
interface ReshapeConfig extends ReshapeOptions {
  readonly targetShape: readonly number[];
}

/**
 * Another shape of as many values: `[batch, …]` → `[batch, …targetShape]`; one size may be -1 and is worked out.
 *
 * ```ts
 * new Reshape([7, 7, -1]).apply(Input([784])); // shape [null, 7, 7, 16]
 * ```
 * @throws OneirosError where the number of values differs.
 */
export class Reshape extends Layer<ReshapeConfig> {
  static override readonly className: string = 'keras.layers.Reshape';
  static override readonly fields: Fields<ReshapeConfig> = {
    ...layerFields,
    targetShape: custom<readonly number[]>(parseShape),
  };

  constructor(targetShape: readonly number[], options: ReshapeOptions = {}) {
    super({ targetShape, ...options });
  }
  override call(x: Tensor): Tensor {
    const { targetShape } = this.config;
    const open = targetShape.indexOf(-1);
    const count = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
    const values = count(x.shape.slice(1));
    const rest = count(targetShape.filter((n) => n !== -1));
    const fits = open < 0 ? values === rest : rest === 0 ? values === 0 : values % rest === 0;
    if (!fits) {
      throw expected(
        `Layer '${this.name}'`,
        `inputs of as many values as [${targetShape}]`,
        `input of shape [${x.shape}]`,
        'The batch is not part of targetShape.',
      );
    }
    return reshape(x, [x.shape[0]!, ...targetShape.map((n) => (n === -1 ? (rest === 0 ? 0 : values / rest) : n))]);
  }
}

function parseShape(value: unknown, where: string): readonly number[] {
  const valid =
    Array.isArray(value) &&
    value.every((n) => Number.isInteger(n) && n >= -1) &&
    value.filter((n) => n === -1).length <= 1;
  if (valid) return [...(value as readonly number[])];
  throw expected(where, 'an array of sizes, of which one may be -1', show(value), 'Leave the batch out.');
}

import { expected, type Fields, type PartialShape } from '@oneiros/core';
import {
  type CallOptions,
  type Layer,
  type LayerOptions,
  Wrapper,
  type WrapperConfig,
  wrapperFields,
} from '@oneiros/layers-core';
import { reshape, slice, stack, type Tensor } from '@oneiros/tensor';

export interface TimeDistributedOptions extends LayerOptions {}

/**
 * Applies a layer to each step by itself: `[batch, steps, …]` → `[batch, steps, …]`.
 *
 * ```ts
 * new TimeDistributed(new Conv2D(8, 3)).apply(Input([10, 28, 28, 1])); // shape [null, 10, 26, 26, 8]
 * ```
 */
export class TimeDistributed extends Wrapper {
  static override readonly className: string = 'keras.layers.TimeDistributed';
  static override readonly fields: Fields<WrapperConfig> = wrapperFields;

  constructor(layer: Layer, options: TimeDistributedOptions = {}) {
    super({ layer, ...options });
    this.supportsMasking = true;
    this.inputSpec = { minRank: 3 };
  }
  override build([batch, , ...rest]: PartialShape): void {
    super.build([batch ?? null, ...rest]);
  }
  override call(x: Tensor, { training, mask }: CallOptions): Tensor {
    if (mask && (mask.rank < 2 || mask.shape[0] !== x.shape[0] || mask.shape[1] !== x.shape[1])) {
      throw expected(
        `Layer '${this.name}'`,
        `a mask that begins with [${x.shape[0]}, ${x.shape[1]}]`,
        `mask of shape [${mask.shape}]`,
      );
    }
    const steps = Array.from(
      { length: x.shape[1]! },
      (_, t) => this.layer.apply(stepAt(x, t), { training, mask: mask && stepAt(mask, t) }) as Tensor,
    );
    return stack(steps, { axis: 1 });
  }
}

/** x[:, t] */
function stepAt(x: Tensor, t: number): Tensor {
  const [batch, , ...rest] = x.shape as readonly [number, number, ...number[]];
  return reshape(slice(x, [0, t, ...rest.map(() => 0)], [batch, 1, ...rest]), [batch, ...rest]);
}

import {
  type Config,
  expected,
  type Fields,
  type PartialShape,
  type RequiredField,
  reference,
  serializeObject,
} from '@oneiros/core';
import { type CallOptions, Layer, type LayerOptions, layerFields } from '@oneiros/layers-core';
import { reshape, slice, stack, type Tensor } from '@oneiros/tensor';

export interface TimeDistributedOptions extends LayerOptions {}
interface TimeDistributedConfig extends TimeDistributedOptions {
  readonly layer: Layer;
}

/**
 * Applies a layer to each step by itself: `[batch, steps, …]` → `[batch, steps, …]`.
 *
 * ```ts
 * new TimeDistributed(new Conv2D(8, 3)).apply(Input([10, 28, 28, 1])); // shape [null, 10, 26, 26, 8]
 * ```
 */
export class TimeDistributed extends Layer<TimeDistributedConfig> {
  static override readonly className: string = 'keras.layers.TimeDistributed';
  static override readonly fields: Fields<TimeDistributedConfig> = { ...layerFields, layer: layerField() };
  readonly layer: Layer;

  constructor(layer: Layer, options: TimeDistributedOptions = {}) {
    super({ layer, ...options });
    this.layer = this.track('layer', this.config.layer as Layer);
    this.supportsMasking = true;
    this.inputSpec = { minRank: 3 };
  }
  override build([batch, , ...rest]: PartialShape): void {
    this.layer.buildFor([batch ?? null, ...rest]);
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
  override getConfig(): Config {
    const { layer: _parsed, ...config } = super.getConfig();
    return { ...config, layer: serializeObject(this.layer) };
  }
}

/** x[:, t] */
function stepAt(x: Tensor, t: number): Tensor {
  const [batch, , ...rest] = x.shape as readonly [number, number, ...number[]];
  return reshape(slice(x, [0, t, ...rest.map(() => 0)], [batch, 1, ...rest]), [batch, ...rest]);
}
function isLayer(value: unknown): value is Layer {
  return value instanceof Layer;
}
function layerField(): RequiredField<Layer> {
  const { parse } = reference<Layer>('layers', isLayer);
  return { parse: (value, where) => parse(value, where) as Layer };
}

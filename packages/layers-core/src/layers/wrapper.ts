import {
  type Config,
  type Fields,
  type PartialShape,
  type RequiredField,
  reference,
  serializeObject,
} from '@oneiros/core';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';

/** What wrappers are made of. */
export interface WrapperConfig extends LayerOptions {
  /** The layer inside. */
  readonly layer: Layer;
}
/** The fields of `WrapperConfig`, which every wrapper's table begins with. */
export const wrapperFields: Fields<WrapperConfig> = { ...layerFields, layer: /*#__PURE__*/ layerField() };

/**
 * A layer around another one, for `TimeDistributed` and its like: subclasses say what they do with `this.layer` in `call`.
 *
 * ```ts
 * class Residual extends Wrapper {
 *   static override readonly className: string = 'mine>Residual';
 *   constructor(layer: Layer, options: LayerOptions = {}) {
 *     super({ layer, ...options });
 *   }
 *   override call(x: Tensor): Tensor {
 *     return add(x, this.layer.apply(x) as Tensor);
 *   }
 * }
 * new Residual(new Dense(8)).apply(Input([8])); // shape [null, 8]
 * ```
 */
export abstract class Wrapper<C extends WrapperConfig = WrapperConfig> extends Layer<C> {
  static override readonly fields: Fields<WrapperConfig> = wrapperFields;
  readonly layer: Layer;

  constructor(given: C) {
    super(given);
    this.layer = this.track('layer', this.config.layer as Layer);
  }
  override build(inputShape: PartialShape): void {
    this.layer.buildFor(inputShape);
  }
  override getConfig(): Config {
    const { layer: _parsed, ...config } = super.getConfig();
    return { ...config, layer: serializeObject(this.layer) };
  }
}

function isLayer(value: unknown): value is Layer {
  return value instanceof Layer;
}
function layerField(): RequiredField<Layer> {
  const { parse } = reference<Layer>('layers', isLayer);
  return { parse: (value, where) => parse(value, where) as Layer };
}
